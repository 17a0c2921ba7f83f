/** What a file may hold at most; more is refused, so that no file can take the memory or the day. */
export interface FileLimits {
  /** Bytes of the file as it comes. */
  bytes: number;
  /** Bytes of all that is unpacked from it. */
  unpackedBytes: number;
  /** Features of one layer. */
  features: number;
  /** Vertices of one layer. */
  vertices: number;
}

/** Ample for the communes of the whole country, or the sites of a province. */
export const fileLimits: FileLimits = {
  bytes: 256 * 2 ** 20,
  unpackedBytes: 384 * 2 ** 20,
  features: 300_000,
  vertices: 5_000_000,
};
