import type { Area } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { metricNames } from '../map-toolbar/texts.js';
import { isShare, useMetricWriter } from '../map-toolbar/use-metric-writer.js';
import own from './compare.module.css';
import { compareTexts } from './texts.js';
import type { ComparedSide, Comparison } from './use-comparison.js';

/** A ward's value on each map, and what lies between them. */
export function CompareCard({
  ward,
  comparison,
}: {
  ward: Area | undefined;
  comparison: Comparison;
}) {
  const t = useTexts(compareTexts);
  if (!ward) {
    return (
      <div className={own.card} data-empty="true" data-testid="compare-card">
        {t.hint}
      </div>
    );
  }
  const { a, b } = comparison;
  const named = a.metric !== b.metric;
  return (
    <div className={own.card} data-testid="compare-card" data-code={ward.code}>
      <h2>{ward.name}</h2>
      <dl>
        <SideValue name="A" side={a} {...{ ward, named }} />
        <SideValue name="B" side={b} {...{ ward, named }} />
        <dt>{t.difference}</dt>
        <dd>
          <Difference {...{ ward, comparison }} />
        </dd>
      </dl>
    </div>
  );
}

interface SideProps {
  name: string;
  side: ComparedSide;
  ward: Area;
  /** True where the two metrics differ. */
  named: boolean;
}

function SideValue({ name, side, ward, named }: SideProps) {
  const say = useLocalized();
  const { formats } = useLanguage();
  const write = useMetricWriter(side.metric);
  const value = side.byWard.get(ward.code) ?? null;
  return (
    <>
      <dt>
        <b>{name}</b> {formats.day(side.day)}
        {named && <small>{say(metricNames[side.metric])}</small>}
      </dt>
      <dd>
        <strong>{value === null ? '–' : write(value)}</strong>
      </dd>
    </>
  );
}

function Difference({ ward, comparison }: { ward: Area; comparison: Comparison }) {
  const t = useTexts(compareTexts);
  const { formats } = useLanguage();
  const write = useMetricWriter(comparison.a.metric);
  const { a, b, sameUnit } = comparison;
  if (!sameUnit) return <small>{t.differentUnits}</small>;
  const [from, to] = [a.byWard.get(ward.code) ?? null, b.byWard.get(ward.code) ?? null];
  if (from === null || to === null) return <strong>–</strong>;
  const difference = to - from;
  const size = Math.abs(difference);
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
  const text = isShare(a.metric) ? t.points(formats.decimals(size * 100, 1)) : write(size);
  return <strong>{`${sign}${text}`}</strong>;
}
