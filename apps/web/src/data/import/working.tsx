import { useLanguage, useTexts } from '../../language/language.js';
import { usePreviewProgress } from '../../server/live-events.js';
import page from '../data-page.module.css';
import { fileSize } from '../file-size.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { type WizardState, wizard } from './wizard.js';

interface Props {
  state: WizardState;
}

/** The file on its way to the server. */
export function Sending({ state: { file, sent } }: Props) {
  const t = useTexts(importTexts);
  const { language } = useLanguage();
  const all = file?.size ?? 0;
  const done = Math.min(sent, all);
  return (
    <Working
      title={t.sending(file?.name ?? '')}
      share={all > 0 ? done / all : null}
      detail={t.sentOf(fileSize(done, language), fileSize(all, language))}
      stop={t.giveUp}
      onStop={wizard.giveUp}
    />
  );
}

/** The server looks at what the file is. */
export function Looking({ state: { file } }: Props) {
  const t = useTexts(importTexts);
  return (
    <Working
      title={t.looking(file?.name ?? '')}
      share={null}
      detail=""
      stop={t.giveUp}
      onStop={wizard.giveUp}
    />
  );
}

/** Every row is tried, and nothing written. */
export function Checking({ state: { file, uploadId } }: Props) {
  const t = useTexts(importTexts);
  const { formats } = useLanguage();
  const progress = usePreviewProgress(uploadId);
  const rows = progress && progress.rows > 0 ? t.rowsSoFar(formats.count(progress.rows)) : '';
  return (
    <Working
      title={t.checking(file?.name ?? '')}
      share={progress?.share ?? null}
      detail={rows}
      stop={t.stop}
      onStop={wizard.backToColumns}
    />
  );
}

interface WorkingProps {
  title: string;
  /** 0–1; null when nobody knows. */
  share: number | null;
  detail: string;
  stop: string;
  onStop(): void;
}

function Working({ title, share, detail, stop, onStop }: WorkingProps) {
  return (
    <div className={`${page.card} ${styles.work}`}>
      <h2>
        <span role="status">{title}</span>
      </h2>
      <progress aria-label={title} {...(share !== null && { value: share })} max={1} />
      <footer>
        <span>{detail}</span>
        <button type="button" className="button" onClick={onStop}>
          {stop}
        </button>
      </footer>
    </div>
  );
}
