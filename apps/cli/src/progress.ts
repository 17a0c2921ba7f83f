import type { ImportProgress } from '@tungngo/domain';
import { openPace, type PaceNow } from '@tungngo/warehouse';
import type { Output } from './output.js';

/**
 * Shows how an import goes: on a terminal one line that is redrawn, with rows a second and time left;
 * elsewhere a line for each stage of each file.
 */
export function showProgress(output: Output): (progress: ImportProgress) => void {
  let pace = openPace(performance.now());
  let file = '';
  let stage = '';
  return (progress) => {
    const isNewFile = progress.file !== '' && progress.file !== file;
    if (isNewFile) {
      file = progress.file;
      pace = openPace(performance.now());
    }
    if (output.redraws) {
      const now = pace.take({ ...progress, file }, performance.now());
      output.redraw(progressLine(progress, now, output.language));
    } else if (isNewFile || progress.stage !== stage) {
      output.note(stageText(progress, 'vi'), stageText(progress, 'en'));
    }
    stage = progress.stage;
  };
}

/** "Đọc ngày.csv · 45% · 1.200.000 dòng · 800.000 dòng/giây · còn 12 giây". */
export function progressLine(
  progress: ImportProgress,
  { rowsPerSecond, msLeft }: PaceNow,
  language: Output['language'],
): string {
  const vi = language === 'vi';
  const count = (value: number) => value.toLocaleString(language);
  const { rows, share } = progress;
  return [
    stageText({ ...progress, rows: 0 }, language),
    ...(share === null ? [] : [`${Math.floor(share * 100)}%`]),
    ...(rows > 0 ? [`${count(rows)} ${vi ? 'dòng' : 'rows'}`] : []),
    ...(rowsPerSecond ? [`${count(rowsPerSecond)} ${vi ? 'dòng/giây' : 'rows/s'}`] : []),
    ...(msLeft === null ? [] : [timeLeft(msLeft, vi)]),
  ].join(' · ');
}

function timeLeft(ms: number, vi: boolean): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return vi ? `còn ${seconds} giây` : `${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  return vi ? `còn ${minutes} phút` : `${minutes} min left`;
}

function stageText({ stage, file, rows }: ImportProgress, language: Output['language']): string {
  const vi = language === 'vi';
  const of = rows > 0 ? ` ${rows.toLocaleString(language)} ${vi ? 'dòng' : 'rows'}` : '';
  const texts: Record<ImportProgress['stage'], string> = {
    read: `${vi ? 'Đọc' : 'Reading'} ${file}`,
    check: `${vi ? 'Kiểm tra' : 'Checking'}${of}`,
    write: `${vi ? 'Ghi' : 'Writing'}${of}`,
    verify: vi ? 'Tính và kiểm tra số liệu' : 'Computing and verifying',
    publish: vi ? 'Công bố' : 'Publishing',
  };
  return texts[stage];
}
