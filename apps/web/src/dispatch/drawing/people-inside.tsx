import { useLanguage, useTexts } from '../../language/language.js';
import { drawingTexts } from './texts.js';

interface Props {
  /** Counts that are too small to be shown are null; undefined while they are being counted. */
  people: { eligible: number | null; remaining: number | null } | undefined;
}

/** How many people live inside what was drawn. */
export function PeopleInside({ people }: Props) {
  const t = useTexts(drawingTexts);
  const { formats } = useLanguage();
  return (
    <p role="status" data-testid="people-inside">
      {people === undefined
        ? t.counting
        : people.eligible === null
          ? t.few
          : people.eligible === 0
            ? t.nobody
            : t.inside(formats.count(people.eligible), formats.count(people.remaining))}
    </p>
  );
}
