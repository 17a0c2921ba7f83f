import { constants } from 'node:fs';
import { cp, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportKind } from '@tungngo/domain';
import { openWarehouse } from '@tungngo/warehouse';

export const KEEP_GENERATIONS = 2;
/** So little that a file of 100,000 rows and more spills to disk. */
export const MEMORY_MB = 64;

/** Begins every identifier of the imported file, which must stand in no file of the warehouse. */
export const IDENTIFIER_MARK = 'ZQX0749913';

/** A warehouse of two generations, a file to import into it, and room for copies. */
export interface ProvingGround {
  dir: string;
  baseDir: string;
  file: string;
  /** A copy of the base in a folder of the given name, and an empty folder for temporary files. */
  copy(name: string): Promise<{ warehouseDir: string; tempDir: string }>;
}

const header = 'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú';
// Few wards and two months: what a kill meets is the import, not the size of the province.
const areas = `Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ
74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1
718,Thành phố Thủ Dầu Một,Huyện,74,106.66,10.98
725,Thành phố Thuận An,Huyện,74,106.71,10.92
25741,Phường Hiệp Thành,Xã,718,106.660,10.998
25744,Phường Phú Lợi,Xã,718,106.675,10.985
25747,Phường Phú Cường,Xã,718,106.652,10.981
25966,Phường Lái Thiêu,Xã,725,106.700,10.905
25969,Phường Thuận Giao,Xã,725,106.715,10.935
25972,Phường Bình Hòa,Xã,725,106.730,10.910
`;
const wards = ['25741', '25744', '25747', '25966', '25969', '25972'];

/** `rows` in the file to import; a third as many are in the base. Some of both are the same. */
export async function makeProvingGround(dir: string, rows: number): Promise<ProvingGround> {
  const baseDir = join(dir, 'base');
  const before = join(dir, 'before.csv');
  const file = join(dir, 'to-import.csv');
  const areaFile = join(dir, 'areas.csv');
  await writeFile(areaFile, areas);
  await writeEvents(before, 0, Math.ceil(rows / 3));
  await writeEvents(file, Math.ceil(rows / 6), rows);
  const warehouse = await openWarehouse(baseDir, {
    identityKey: Buffer.alloc(32, 1),
    keepGenerations: KEEP_GENERATIONS,
  });
  const files: [ImportKind, string][] = [
    ['areas', areaFile],
    ['activations', before],
  ];
  for (const [kind, path] of files) {
    const result = await warehouse.importFiles([{ kind, path }]);
    if (!result.ok) throw new Error(result.problem.message.en);
  }
  await warehouse.close();
  return {
    dir,
    baseDir,
    file,
    async copy(name) {
      const place = join(dir, name);
      await rm(place, { recursive: true, force: true });
      const [warehouseDir, tempDir] = [join(place, 'warehouse'), join(place, 'temp')];
      await mkdir(tempDir, { recursive: true });
      await cp(baseDir, warehouseDir, { recursive: true, mode: constants.COPYFILE_FICLONE });
      return { warehouseDir, tempDir };
    },
  };
}

/** Rows from the `first` to before the `last`: good, repeated, rejected and broken ones among them. */
async function writeEvents(path: string, first: number, last: number): Promise<void> {
  const handle = await open(path, 'w');
  try {
    let text = `${header}\n`;
    for (let i = first; i < last; i++) {
      text += `${lineOf(i)}\n`;
      if (i % 20_000 === 0) {
        await handle.write(text);
        text = '';
      }
    }
    await handle.write(text);
  } finally {
    await handle.close();
  }
}

function lineOf(i: number): string {
  // One person in seven comes again with a later or an earlier event.
  const person = `${IDENTIFIER_MARK}${i % 7 === 0 ? Math.floor(i / 14) : i}`;
  const ward = wards[i % wards.length];
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(1 + ((i * 11) % 28))}/0${7 + ((i * 5) % 2)}/2023 ${two(i % 24)}:${two(i % 60)}`;
  if (i % 31 === 0) return `${person},${time},2`;
  if (i % 13 === 0) return `${person},${time},2,00000,Trụ sở,Thường trú,`;
  if (i % 17 === 0) return `p${i},${time},2,${person},Trụ sở,Thường trú,`;
  return `${person},${time},${1 + (i % 2)},${ward},Trụ sở,Thường trú,`;
}
