/** Bounds of what is read; beyond them a file is refused, so that memory and disk stay bounded. */
export const limits = {
  columns: 1_000,
  /** Longest record of a decoded text, and longest cell. */
  recordBytes: 8 << 20,
  /** Longest line that read_csv takes; it passes over a longer one in silence. */
  lineBytes: 2_000_000,
  /** Start of a text that is looked at to find delimiter, header and first rows. */
  headBytes: 256 << 10,
  sampleRows: 50,
  /** Rows in which the header is looked for. */
  headerSearchRows: 60,
  /** Members of an archive, whatever they are. */
  archiveMembers: 1_000,
  /** Tables of one source. */
  tables: 200,
  /** Unpacked bytes for each packed one, once more than `ratioFreeBytes` have been unpacked. */
  unpackRatio: 200,
  ratioFreeBytes: 256 << 20,
  /** Disk space that unpacking leaves free. */
  diskMarginBytes: 512 << 20,
  /** A JSON array, a workbook's part that is read whole. */
  wholeBytes: 64 << 20,
};
