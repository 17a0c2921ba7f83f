import { channelLabels, channels, residencies, residencyLabels } from '@tungngo/domain';
import { hexCell } from '@tungngo/geo';
import { demoAreas } from './campaign-files.js';
import { ACTIVATION_HEADER, openWriter, pseudonym } from './events.js';
import { seededRandom } from './random.js';

/**
 * Writes `count` valid activation events of the demo's wards over 200 days, one person in five with
 * two events: a file for measuring an import, without the calibration of the demo.
 */
export async function generateEvents(path: string, count: number, seed = 1): Promise<void> {
  const random = seededRandom(seed);
  const wards = demoAreas().filter(({ level }) => level === 'ward');
  const cells = wards.map(({ lon, lat }) =>
    Array.from({ length: 60 }, () => hexCell(lon + random() * 0.02, lat + random() * 0.02)),
  );
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const two = (value: number) => String(value).padStart(2, '0');
  const writer = openWriter(path);
  writer.write(`${ACTIVATION_HEADER}\n`);
  for (let i = 0; i < count; i++) {
    const person = i > 0 && random() < 0.2 ? Math.floor(random() * i) : i;
    const ward = Math.floor(random() * wards.length);
    const day = `${two(1 + Math.floor(random() * 28))}/${two(3 + Math.floor(random() * 6))}/2023`;
    const time = `${two(7 + Math.floor(random() * 13))}:${two(Math.floor(random() * 60))}`;
    writer.write(
      `${pseudonym(person)},${day} ${time},${1 + (i % 2)},${wards[ward]?.code},${channelLabels[pick(channels)].vi},${residencyLabels[pick(residencies)].vi},${pick(cells[ward] ?? [])}\n`,
    );
  }
  writer.close();
}
