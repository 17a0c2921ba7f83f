import { useQuery } from '@tanstack/react-query';
import type { Area, AreaQuality } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SkeletonRows } from '../../shell/skeleton.js';
import type { TabProps } from '../data-page.js';
import page from '../data-page.module.css';
import { DimensionScores } from './dimension-scores.js';
import { FindingList } from './finding-list.js';
import { SourceTable } from './source-table.js';
import { qualityTexts } from './texts.js';
import { namedWards, wardsToCall } from './ward-order.js';
import { WardQualityTable } from './ward-quality-table.js';
import { WardsToCall } from './wards-to-call.js';

const empty: AreaQuality['overall'] = null;

/** How far the numbers can be trusted, and whom to call about it. */
export function QualityTab({ search, show }: TabProps) {
  const t = useTexts(qualityTexts);
  const { formats } = useLanguage();
  const quality = useQuery(trpc.data.quality.queryOptions());
  const overview = useQuery(trpc.overview.get.queryOptions());
  const error = quality.error ?? overview.error;
  if (error && !(quality.data && overview.data)) {
    const retry = () => [quality, overview].map((query) => query.refetch());
    return <ProblemNotice error={error} onRetry={retry} />;
  }
  if (!quality.data || !overview.data) return <SkeletonRows rows={10} />;
  const { areas, findings, sources, asOf } = quality.data;
  if (areas.length === 0) return <p className={page.card}>{t.none}</p>;
  const wards = namedWards(areas, overview.data.areas);
  return (
    <>
      <h2>
        {t.province} <small className={page.note}>{t.asOf(formats.day(asOf))}</small>
      </h2>
      <DimensionScores scores={ofProvince(areas, overview.data.areas)} findings={findings} />
      <WardsToCall wards={wardsToCall(wards)} />
      <WardQualityTable wards={wards} />
      <FindingList
        findings={findings}
        dimension={search.dimension}
        onDimension={(dimension) => show({ tab: 'quality', dimension })}
      />
      <SourceTable sources={sources} />
    </>
  );
}

function ofProvince(qualities: readonly AreaQuality[], areas: readonly Area[]) {
  const code = areas.find(({ level }) => level === 'province')?.code;
  const found = qualities.find((quality) => quality.code === code);
  return found ?? { valid: empty, complete: empty, clean: empty, live: empty, overall: empty };
}
