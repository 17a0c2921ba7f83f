import { Buffer } from 'node:buffer';
import yauzl from 'yauzl';
import { FileProblem, fileProblems } from './file-problems.js';

/** Files that a zip may hold at most; an office's holds a few dozen. */
const MOST_ENTRIES = 2_000;

/**
 * The files of a zip whose names `isWanted`, by name. Throws when they unpack to more than
 * `mostBytes`; sizes that a zip states are not believed, yauzl counts what comes out.
 */
export function unpackedZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  mostBytes: number,
): Promise<Map<string, Uint8Array>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure);
      const files = new Map<string, Uint8Array>();
      let left = mostBytes;
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry: yauzl.Entry) => {
        if (!isWanted(entry.fileName)) return zip.readEntry();
        if (entry.isEncrypted()) return reject(new FileProblem(fileProblems.locked()));
        left -= entry.uncompressedSize;
        if (left < 0) return reject(unpacksTooLarge(mostBytes));
        contentOf(zip, entry).then((content) => {
          files.set(entry.fileName, content);
          zip.readEntry();
        }, reject);
      });
      if (zip.entryCount > MOST_ENTRIES) return reject(tooManyEntries());
      zip.readEntry();
    });
  });
}

function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (failure, stream) => {
      if (failure) return reject(failure);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    });
  });
}

/** The refusal of what unpacks to more than `mostBytes`. */
export function unpacksTooLarge(mostBytes: number): FileProblem {
  const size = `${Math.round(mostBytes / 2 ** 20)} MB`;
  return new FileProblem(
    fileProblems.tooLarge({ vi: `giải nén ra hơn ${size}`, en: `it unpacks to over ${size}` }),
  );
}

function tooManyEntries(): FileProblem {
  return new FileProblem(
    fileProblems.tooLarge({
      vi: `tệp zip có hơn ${MOST_ENTRIES} tệp`,
      en: `the zip holds over ${MOST_ENTRIES} files`,
    }),
  );
}
