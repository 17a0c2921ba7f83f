/** A column of a table on paper. */
export interface PdfColumn<Row> {
  title: string;
  /** Points. */
  width: number;
  align: 'left' | 'right';
  text(row: Row): string;
}

const ROW = 13;
const BOTTOM = 60;

/** Draws a table from where the text stands; its head is repeated on every page. */
export function drawTable<Row>(
  pdf: PDFKit.PDFDocument,
  columns: readonly PdfColumn<Row>[],
  rows: readonly Row[],
): void {
  const left = pdf.page.margins.left;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  drawHead(pdf, columns, left, width);
  for (const [i, row] of rows.entries()) {
    if (pdf.y > pdf.page.height - BOTTOM) {
      pdf.addPage();
      drawHead(pdf, columns, left, width);
    }
    const y = pdf.y;
    if (i % 2 === 1) pdf.rect(left, y - 2, width, ROW).fill('#f2f5f7');
    pdf.font('regular').fontSize(7.5).fillColor('#14212b');
    cells(pdf, columns, left, y, (column) => column.text(row));
    pdf.y = y + ROW;
  }
  pdf.x = left;
  pdf.moveDown(0.6);
}

function drawHead<Row>(
  pdf: PDFKit.PDFDocument,
  columns: readonly PdfColumn<Row>[],
  left: number,
  width: number,
): void {
  const y = pdf.y;
  pdf.font('bold').fontSize(7);
  const height = Math.max(
    ...columns.map((column) => pdf.heightOfString(column.title, { width: column.width - 6 })),
  );
  pdf.rect(left, y - 2, width, height + 4).fill('#e9eef2');
  pdf.fillColor('#14212b');
  let x = left;
  for (const { title, width: own, align } of columns) {
    pdf.text(title, x + 3, y, { width: own - 6, align });
    x += own;
  }
  pdf.y = y + height + 5;
}

function cells<Row>(
  pdf: PDFKit.PDFDocument,
  columns: readonly PdfColumn<Row>[],
  left: number,
  y: number,
  textOf: (column: PdfColumn<Row>) => string,
): void {
  let x = left;
  for (const column of columns) {
    const { width, align } = column;
    pdf.text(textOf(column), x + 3, y, {
      width: width - 6,
      height: ROW,
      align,
      lineBreak: false,
      ellipsis: true,
    });
    x += width;
  }
}
