import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { watchedFolders } from './watch.js';

const folders = (watch: string[], profile?: string, setting = '') =>
  watchedFolders({ watch, profile, after: 'keep' }, setting);

it('folders are said with their profile, or with one for all', () => {
  expect(folders(['ngay=/vào/a', '/vào/b'], 'chung')).toEqual({
    ok: true,
    value: [
      { dir: '/vào/a', profile: 'ngay', after: 'keep' },
      { dir: '/vào/b', profile: 'chung', after: 'keep' },
    ],
  });
});

it('the environment adds folders; one relative to where it is started is made whole', () => {
  expect(folders([], undefined, 'ngay=/vào/a, tuan=vào b')).toEqual({
    ok: true,
    value: [
      { dir: '/vào/a', profile: 'ngay', after: 'keep' },
      { dir: resolve('vào b'), profile: 'tuan', after: 'keep' },
    ],
  });
});

it('a folder without a profile is refused with what to write', () => {
  expect(folders(['/vào/a'])).toMatchObject({
    ok: false,
    problem: { code: 'input-invalid', place: { value: '/vào/a' } },
  });
});
