import { type PilotKind, pilotKindLabels, pilotKinds } from '@tungngo/domain';
import { useLocalized, useTexts } from '../language/language.js';
import styles from './models.module.css';
import { modelTexts } from './texts.js';

/** What to do where no model is registered. */
export function EmptyRegister({ onKind }: { onKind(kind: PilotKind): void }) {
  const t = useTexts(modelTexts);
  const say = useLocalized();
  return (
    <section className={styles.empty} data-testid="models-empty">
      <h2>{t.empty}</h2>
      <p>{t.emptyDetail}</p>
      <p>{t.emptyKinds}</p>
      <ul className={styles.kinds}>
        {pilotKinds.map((kind) => (
          <li key={kind}>
            <button type="button" className="button" onClick={() => onKind(kind)}>
              {say(pilotKindLabels[kind])}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
