import type { ImportPreview } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Equation } from '../equation.js';
import { AcceptedRows } from './accepted-rows.js';
import { BrokenRules } from './broken-rules.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { WardQuestions } from './ward-questions.js';
import { isOutdated, type WizardState, wizard } from './wizard.js';

/** What the import would do, by every row; only from here can it be started. */
export function ConfirmStep({ state }: { state: WizardState }) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { preview, draft } = state;
  if (!preview || !draft) return null;
  return (
    <>
      <section className={page.card}>
        <h2>
          {t.would} <small>{preview.file}</small>
        </h2>
        <Equation counts={preview} />
        {preview.days && (
          <p className={styles.daysLine}>
            {t.daysCovered}:{' '}
            <b>{t.dayRange(formats.day(preview.days.first), formats.day(preview.days.last))}</b>
          </p>
        )}
        {preview.notes.map((note) => (
          <p key={note.en} className={styles.daysLine}>
            {say(note)}
          </p>
        ))}
      </section>
      <WardQuestions questions={preview.wards} answers={draft.wards} />
      <BrokenRules rules={preview.rules} />
      <AcceptedRows preview={preview} />
      <Decide state={state} preview={preview} />
    </>
  );
}

function Decide({ state, preview }: { state: WizardState; preview: ImportPreview }) {
  const t = useTexts(importTexts);
  const { formats } = useLanguage();
  const outdated = isOutdated(state);
  const { accepted, quarantined } = preview;
  const words =
    quarantined > 0 ? t.alsoQuarantine(formats.count(quarantined)) : accepted > 0 && t.allGood;
  const wrongAlone = quarantined > 0 ? t.keepWrong(formats.count(quarantined)) : t.nothingToImport;
  const confirmText = accepted > 0 ? t.confirm(formats.count(accepted)) : wrongAlone;
  return (
    <div className={styles.decide}>
      <p data-warn={outdated || undefined} role="status">
        {outdated ? t.outdated : words}
      </p>
      <button type="button" className="button" onClick={wizard.backToColumns}>
        {t.back}
      </button>
      {outdated && (
        <button
          type="button"
          className="button"
          data-kind="primary"
          data-testid="preview-again"
          onClick={wizard.check}
        >
          {t.previewAgain}
        </button>
      )}
      <button
        type="button"
        className="button"
        data-kind={outdated || accepted === 0 ? undefined : 'primary'}
        data-testid="confirm"
        disabled={outdated || accepted + quarantined === 0}
        onClick={wizard.confirm}
      >
        {confirmText}
      </button>
    </div>
  );
}
