import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const get = (path: string) => fetch(`${server.address}${path}`);
const bytesOf = async (path: string) => {
  const response = await get(path);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

describe('the report of a day', () => {
  it('is a PDF of some pages whose fonts are within', async () => {
    const { response, bytes } = await bytesOf('/report.pdf?day=2023-08-28');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain('bao-cao-2023-08-28-level2.pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const text = bytes.toString('latin1');
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text).toMatch(/\/FontFile2|\/FontFile3/);
    expect(text).toContain('BeVietnamPro');
  });

  it('is a workbook with figures as numbers that agree with the API', async () => {
    const { bytes } = await bytesOf('/report.xlsx?day=2023-08-28');
    const parts = unzipSync(bytes);
    const sheet = Object.entries(parts).find(([name]) => name.endsWith('sheet3.xml'))?.[1];
    const xml = Buffer.from(sheet ?? []).toString('utf8');
    const rows = await server.client.coverage.byArea.query({
      level: 'ward',
      indicator: 'level2',
      day: '2023-08-28' as never,
    });
    for (const { activated, eligible } of rows) {
      expect(xml).toContain(`<v>${activated}</v>`);
      expect(xml).toContain(`<v>${eligible}</v>`);
    }
  });

  it('is a map in SVG and in PNG, with a path for each ward', async () => {
    const svg = (await bytesOf('/report.svg?day=2023-08-28&metric=remaining&lang=en')).bytes;
    const text = svg.toString('utf8');
    expect(text).toContain('People remaining');
    expect(text.match(/<title>Phường/g)).toHaveLength(2);
    const { bytes: png } = await bytesOf('/report.png?day=2023-08-28');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // A picture of one colour would shrink to nearly nothing.
    expect(distinctBytes(png)).toBeGreaterThan(20);
  });

  it('refuses a day that is none or has no data, and an unknown vintage, with the field', async () => {
    const problem = async (path: string) => {
      const response = await get(path);
      return { status: response.status, ...((await response.json()) as object) };
    };
    expect(await problem('/report.pdf?day=2023-02-30')).toMatchObject({
      status: 400,
      problem: { code: 'input-invalid', place: { field: 'day' } },
    });
    expect(await problem('/report.png?day=2031-01-01')).toMatchObject({
      status: 400,
      problem: { code: 'input-invalid', place: { field: 'day', value: '2031-01-01' } },
    });
    expect(await problem('/report.svg?day=2023-08-28&vintage=1975')).toMatchObject({
      problem: { code: 'not-found', place: { field: 'vintage' } },
    });
  });
});

/** How many values the picture's compressed rows hold. */
function distinctBytes(png: Buffer): number {
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  return new Set(inflateSync(Buffer.concat(parts))).size;
}
