import type { Problem } from '@tungngo/domain';
import { api } from '../../server/client.js';
import type { Reading } from './draft.js';

/** A refusal of the server outside tRPC, in the form that notices read. */
class RefusedError extends Error {
  readonly data: { problem: Problem };
  constructor(problem: Problem) {
    super(problem.message.en);
    this.data = { problem };
  }
}

export interface SendOptions {
  onSent(bytes: number): void;
  signal: AbortSignal;
}

/**
 * Sends a file as it is; nothing is imported by that. Rejects with the server's problem, or with a
 * plain error when the line is cut. Only XMLHttpRequest tells how much has been sent.
 */
export function sendFile(file: File, { onSent, signal }: SendOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/imports/uploads?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('load', () => {
      const answer = request.response as { uploadId?: string; problem?: Problem } | null;
      if (answer?.uploadId) resolve(answer.uploadId);
      else if (answer?.problem) reject(new RefusedError(answer.problem));
      else reject(new Error(`the server answered ${request.status}`));
    });
    request.addEventListener('error', () => reject(new Error('the line was cut')));
    request.addEventListener('abort', () => reject(new Error('cancelled')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Drops a file that was sent; one that is gone already is as good. */
export async function dropUpload(uploadId: string): Promise<void> {
  await fetch(`/imports/uploads/${uploadId}`, { method: 'DELETE' }).catch(() => undefined);
}

/** What the file is, read as the operator says where the operator says. */
export function inspectUpload(uploadId: string, reading: Reading, signal: AbortSignal) {
  return api.imports.inspect.mutate({ uploadId, reading }, { signal });
}

type Choices = Parameters<typeof api.imports.preview.mutate>[0]['profile'];

/** What an import would do; nothing is written. */
export function previewUpload(uploadId: string, profile: Choices, signal: AbortSignal) {
  return api.imports.preview.mutate({ uploadId, profile }, { signal });
}

/** Starts the import. */
export function startImport(uploadId: string, profile: Choices) {
  return api.imports.start.mutate({ uploadId, profile });
}
