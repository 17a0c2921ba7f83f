import type { ImportJob } from '@tungngo/domain';
import type { SmallServer } from './small-server.js';

export const activationHeader =
  'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú';
/** An event of a person in Lái Thiêu. */
export const event = (person: string) => `${person},26/08/2023 08:00,2,25966,Trụ sở,Thường trú,`;
/** A file of events. */
export const eventsFile = (persons: string[]) =>
  `${[activationHeader, ...persons.map(event)].join('\n')}\n`;
export const manyPersons = (count: number, prefix = 'q') =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

/** Sends a file as the browser does. */
export function send(
  { address }: Pick<SmallServer, 'address'>,
  name: string,
  body: string | Buffer,
): Promise<Response> {
  return fetch(`${address}/imports/uploads?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
  });
}

/** Sends a file that must be taken. */
export async function sent(
  server: SmallServer,
  name: string,
  body: string | Buffer,
): Promise<string> {
  const response = await send(server, name, body);
  if (response.status !== 200) throw new Error(await response.text());
  return ((await response.json()) as { uploadId: string }).uploadId;
}

/** The job when it has ended. */
export async function endOf(server: SmallServer, id: string): Promise<ImportJob> {
  return until(async () => {
    const job = await jobOf(server, id);
    return job?.endedAt ? job : null;
  });
}

export async function jobOf(server: SmallServer, id: string): Promise<ImportJob | undefined> {
  return (await server.client.imports.jobs.query()).find((job) => job.id === id);
}

/** Asks again until there is an answer; the test's own limit is the only clock. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
