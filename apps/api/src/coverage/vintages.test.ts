import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day, ImportKind } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
  const take = async (kind: ImportKind, lines: string[]) => {
    const path = join(server.dir, `${kind}.csv`);
    await writeFile(path, `${lines.join('\n')}\n`);
    const result = await server.warehouse.importFiles([{ kind, path, name: `${kind}.csv` }]);
    if (!result.ok) throw new Error(result.problem.message.en);
  };
  await take('units', [
    'Phiên bản,Hiệu lực từ,Mã đơn vị mới,Tên đơn vị mới,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
    '2025-07,01/07/2025,79,Thành phố Hồ Chí Minh,Tỉnh,,106.66,11.1',
    '2025-07,01/07/2025,25966,Phường Lái Thiêu,Xã,79,106.700,10.905',
    '2025-07,01/07/2025,25969,Phường Thuận Giao,Xã,79,106.715,10.955',
    '2030-01,01/01/2030,79,Thành phố Hồ Chí Minh,Tỉnh,,106.66,11.1',
  ]);
  await take('crosswalk', [
    'Phiên bản,Mã xã cũ,Mã đơn vị mới',
    '2025-07,25966,25966',
    '2025-07,25969,25966',
    '2025-07,25969,25969',
  ]);
});
afterAll(() => server.close());

describe('boundary vintages through the API', () => {
  it('are offered with what is known of their crosswalk', async () => {
    const { vintage, vintages } = await server.client.overview.get.query();
    expect(vintage).toBeNull();
    expect(vintages).toEqual([
      expect.objectContaining({ name: '2030-01', missingWards: ['25966', '25969'] }),
      expect.objectContaining({
        name: '2025-07',
        validFrom: '2025-07-01',
        units: 2,
        missingWards: [],
        divided: { cells: 1, population: 0, area: 0 },
      }),
    ]);
  });

  it('give figures that add up to the same province, and tiles', async () => {
    const question = { level: 'province', indicator: 'level2', day: '2023-08-31' as Day } as const;
    const [before] = await server.client.coverage.byArea.query(question);
    const [after] = await server.client.coverage.byArea.query({ ...question, vintage: '2025-07' });
    expect(after).toMatchObject({
      code: '79',
      activated: before?.activated,
      eligible: before?.eligible,
    });
    const { boundaries } = await server.client.overview.get.query({ vintage: '2025-07' });
    const tile = await fetch(`${server.address}/tiles/${boundaries.vintage}/0/0/0.mvt`);
    expect([tile.status, (await tile.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
  });

  it('are refused by name when unknown or incomplete', async () => {
    const ask = (vintage: string) => problemOf(server.client.overview.get.query({ vintage }));
    expect(await ask('1975')).toMatchObject({ code: 'not-found', place: { field: 'vintage' } });
    expect((await ask('2030-01')).message.en).toContain('lacks 2 wards');
  });
});
