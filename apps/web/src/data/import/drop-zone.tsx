import { importKindLabels, importKinds, screenKinds } from '@tungngo/domain';
import { type DragEvent, useState } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';
import { wizard } from './wizard.js';

const kinds = importKinds.filter((kind) => !screenKinds.includes(kind));

/** Where files are dropped or picked. */
export function DropZone() {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) wizard.choose(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files can also be picked with the button in it
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{t.drop}</strong>
      <span className="faint">{t.or}</span>
      <FilePicker text={t.pick} primary />
      <p>{t.formats}</p>
      <p>{t.several}</p>
      <ul className={styles.kinds} aria-label={t.kinds}>
        {kinds.map((kind) => (
          <li key={kind}>{say(importKindLabels[kind])}</li>
        ))}
      </ul>
    </div>
  );
}

/** A button that picks files; the input itself takes the focus, so that a keyboard works as ever. */
export function FilePicker({ text, primary }: { text: string; primary?: boolean }) {
  return (
    <label className={`button ${styles.picker}`} data-kind={primary ? 'primary' : undefined}>
      {text}
      <input
        type="file"
        multiple
        className="visually-hidden"
        data-testid="file-input"
        onChange={({ currentTarget }) => {
          wizard.choose([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
