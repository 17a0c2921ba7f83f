import type { KeptGeneration } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { fileSize } from '../file-size.js';
import { Scroller } from '../scroller.js';
import styles from './generations.module.css';
import { generationsTexts } from './texts.js';

interface Props {
  generations: readonly KeptGeneration[];
  onRollBack(generation: KeptGeneration): void;
  onDelete(generation: KeptGeneration): void;
}

export function GenerationTable({ generations, onRollBack, onDelete }: Props) {
  const t = useTexts(generationsTexts);
  return (
    <Scroller label={t.title}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t.number}
            </th>
            <th scope="col">{t.at}</th>
            <th scope="col" className="number">
              {t.events}
            </th>
            <th scope="col" className="number">
              {t.persons}
            </th>
            <th scope="col" className="number">
              {t.size}
            </th>
            <th scope="col">{t.brought}</th>
            <th scope="col">
              <span className="visually-hidden">{t.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {generations.map((generation) => (
            <Row key={generation.number} {...{ generation, onRollBack, onDelete }} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface RowProps extends Pick<Props, 'onRollBack' | 'onDelete'> {
  generation: KeptGeneration;
}

function Row({ generation, onRollBack, onDelete }: RowProps) {
  const t = useTexts(generationsTexts);
  const { formats, language } = useLanguage();
  const { number, current, files, restores } = generation;
  const name = formats.count(number);
  return (
    <tr data-generation={number} data-picked={current || undefined}>
      <th scope="row" className="number">
        {name}
      </th>
      <td style={{ whiteSpace: 'nowrap' }}>{formats.moment(generation.publishedAt)}</td>
      <td className="number">{formats.count(generation.events)}</td>
      <td className="number">{formats.count(generation.persons)}</td>
      <td className="number">{fileSize(generation.bytes, language)}</td>
      <td className={styles.files}>
        {restores !== null ? t.restores(formats.count(restores)) : files.join(', ') || t.noFiles}
      </td>
      <td>
        {current ? (
          <span className={styles.current}>{t.current}</span>
        ) : (
          <span className={styles.actions}>
            <button
              type="button"
              className="button"
              data-size="small"
              aria-label={t.rollBackTo(name)}
              onClick={() => onRollBack(generation)}
            >
              {t.rollBack}
            </button>
            <button
              type="button"
              className="button"
              data-size="small"
              aria-label={t.deleteOf(name)}
              onClick={() => onDelete(generation)}
            >
              {t.delete}
            </button>
          </span>
        )}
      </td>
    </tr>
  );
}
