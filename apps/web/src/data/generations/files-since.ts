import type { KeptGeneration } from '@tungngo/domain';

/**
 * Files that the published generation holds and an earlier one does not: those imported since, but
 * for what a roll-back has dropped already.
 */
export function filesSince(generations: readonly KeptGeneration[], since: number): string[] {
  const byNumber = new Map(generations.map((generation) => [generation.number, generation]));
  const files: string[] = [];
  let at = generations.find(({ current }) => current)?.number ?? 0;
  while (at > since) {
    const { files: brought = [], restores = null } = byNumber.get(at) ?? {};
    files.unshift(...brought);
    at = restores ?? at - 1;
  }
  return files;
}
