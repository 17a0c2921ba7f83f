import type { AreaPhoto, Problem } from '@tungngo/domain';

const LONGEST_SIDE = 1600;
const QUALITY = 0.85;

interface Sent {
  file: File;
  areaId: string;
  author: string;
}

/**
 * Sends a picture, made small enough for a slow line; the browser turns it upright meanwhile. Throws
 * an error with the problem, as `problemOf` reads it, when the server refuses it.
 */
export async function sendPhoto({ file, areaId, author }: Sent): Promise<AreaPhoto> {
  const asked = new URLSearchParams({ areaId, author });
  const response = await fetch(`/photos?${asked}`, { method: 'POST', body: await smaller(file) });
  const answer = (await response.json()) as AreaPhoto | { problem: Problem };
  if ('problem' in answer) {
    throw Object.assign(new Error(answer.problem.message.en), { data: answer });
  }
  return answer;
}

/** What the browser cannot read goes as it is: the server says what is wrong with it. */
async function smaller(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', QUALITY),
  );
  return small ?? file;
}
