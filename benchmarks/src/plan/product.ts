import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Serves a data folder as people do, in a process of its own, while `use` runs. */
export async function withProduct<T>(
  dataDir: string,
  use: (address: string) => Promise<T>,
): Promise<T> {
  const server = spawn(
    process.execPath,
    ['apps/cli/dist/main.js', '--data', dataDir, '--json', 'serve', '--port', '0'],
    {
      cwd: repository,
      env: { ...process.env, UV_THREADPOOL_SIZE: '16', DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  try {
    return await use(await addressOf(server));
  } finally {
    if (server.exitCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    }
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const [address] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
      if (address) resolve(address);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

/** What the API answers. */
export async function ask<Answer>(
  address: string,
  procedure: string,
  input: unknown = {},
): Promise<Answer> {
  const response = await fetch(`${address}${pathOf(procedure, input)}`);
  if (!response.ok) throw new Error(await response.text());
  const { result } = (await response.json()) as { result: { data: Answer } };
  return result.data;
}

/** The address of a question. */
export const pathOf = (procedure: string, input: unknown = {}): string =>
  `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
