import { useQuery } from '@tanstack/react-query';
import {
  type FileInspection,
  type ImportKind,
  importKindLabels,
  importKinds,
  screenKinds,
} from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import page from '../data-page.module.css';
import { type Draft, hasCoordinates, redrawn, tableOf } from './draft.js';
import styles from './import.module.css';
import { ProfileChoice } from './profile-choice.js';
import { importTexts } from './texts.js';
import { wizard } from './wizard.js';

interface Props {
  inspection: FileInspection;
  draft: Draft;
}

/** What the file holds, by which saved mapping, in which coordinate system. */
export function KindChoice({ inspection, draft }: Props) {
  return (
    <div className={styles.what}>
      <KindSelect {...{ inspection, draft }} />
      <ProfileChoice {...{ inspection, draft }} />
      {draft.kind === 'boundaries' && <VintageSelect draft={draft} />}
      {hasCoordinates(draft, inspection.format) && <SystemSelect draft={draft} />}
    </div>
  );
}

function KindSelect({ inspection, draft }: Props) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { proposals } = tableOf(inspection, draft.table);
  const order = [
    ...proposals.map(({ kind }) => kind),
    ...importKinds.filter((kind) => !proposals.some((proposal) => proposal.kind === kind)),
  ].filter((kind) => !screenKinds.includes(kind));
  const note = (kind: ImportKind, i: number) => {
    const proposal = proposals.find((candidate) => candidate.kind === kind);
    if (!proposal) return '';
    if (proposal.missing.length === 0) return i === 0 ? ` · ${t.fits}` : '';
    return ` · ${t.lacks(formats.count(proposal.missing.length))}`;
  };
  return (
    <label className={page.labelled}>
      {t.kindOf}
      <select
        name="kind"
        value={draft.kind}
        onChange={({ currentTarget }) =>
          wizard.decide(redrawn(draft, inspection, { kind: currentTarget.value as ImportKind }))
        }
      >
        {order.map((kind, i) => (
          <option key={kind} value={kind}>
            {say(importKindLabels[kind])}
            {note(kind, i)}
          </option>
        ))}
      </select>
    </label>
  );
}

function SystemSelect({ draft }: { draft: Draft }) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const { data: systems = [] } = useQuery(trpc.imports.coordinateSystems.queryOptions());
  return (
    <label className={page.labelled}>
      {t.crs}
      <select
        name="crs"
        value={draft.crs ?? ''}
        onChange={({ currentTarget }) =>
          wizard.decide({ ...draft, crs: currentTarget.value || null })
        }
      >
        <option value="">{t.crsDefault}</option>
        {systems.map(({ code, name }) => (
          <option key={code} value={code}>
            {say(name)} · {code}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which units the shapes are of, where other boundary vintages are known. */
function VintageSelect({ draft }: { draft: Draft }) {
  const t = useTexts(importTexts);
  const { formats } = useLanguage();
  const overview = useQuery(trpc.overview.get.queryOptions());
  const vintages = overview.data?.vintages ?? [];
  if (vintages.length === 0) return null;
  return (
    <label className={page.labelled}>
      {t.vintage}
      <select
        name="vintage"
        value={draft.vintage ?? ''}
        onChange={({ currentTarget }) =>
          wizard.decide({ ...draft, vintage: currentTarget.value || null })
        }
      >
        <option value="">{t.vintageOfRecords}</option>
        {vintages.map(({ name, validFrom }) => (
          <option key={name} value={name}>
            {t.vintageFrom(name, formats.day(validFrom))}
          </option>
        ))}
      </select>
    </label>
  );
}
