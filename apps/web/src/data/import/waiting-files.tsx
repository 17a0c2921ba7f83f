import { useLanguage, useTexts } from '../../language/language.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { type WizardState, wizard } from './wizard.js';

/** The files that follow. */
export function WaitingFiles({ state: { waiting, stage } }: { state: WizardState }) {
  const t = useTexts(importTexts);
  const { formats } = useLanguage();
  if (waiting.length === 0) return null;
  return (
    <div className={styles.queue}>
      <span>{t.waiting(formats.count(waiting.length))}</span>
      <ul className={styles.queue}>
        {waiting.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            {file.name}
            <button
              type="button"
              className="button"
              data-kind="quiet"
              data-size="small"
              aria-label={t.leaveOut(file.name)}
              onClick={() => wizard.leaveOut(file)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {stage === 'choose' && waiting[0] && (
        <button type="button" className="button" data-kind="primary" onClick={wizard.next}>
          {t.nextFile(waiting[0].name)}
        </button>
      )}
    </div>
  );
}
