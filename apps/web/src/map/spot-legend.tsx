import {
  type AreaCode,
  type SpotMap,
  spotOmissionLabels,
  spotStatisticLabels,
  spotWeightLabels,
} from '@tungngo/domain';
import type { ReactNode } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './legend.module.css';
import { LegendFrame } from './legend-frame.js';
import { LegendRow, NoDataRow } from './legend-row.js';
import { spotTexts } from './spot-texts.js';
import { type SpotClass, STRONG_P, spotClassesOf, spotColour } from './spots.js';

interface Props {
  title: string;
  /** How the metric is defined, on demand. */
  about?: ReactNode;
  /** What is high or low where a spot is, as a sentence begins: "Độ phủ". */
  metricName: string;
  /** Null until they have come. */
  spots: SpotMap | null;
  /** True while others are being computed. */
  waiting: boolean;
  classes: ReadonlyMap<AreaCode, SpotClass>;
  picked: SpotClass | null;
  onPick(spot: SpotClass | null): void;
  children?: ReactNode;
}

/** What the colours of the spots mean, how many wards each holds, and what the whole map says. */
export function SpotLegend(props: Props) {
  const { title, about, spots, picked, waiting, onPick, children } = props;
  const t = useTexts(spotTexts);
  return (
    <LegendFrame {...{ title, about }} onClear={picked ? () => onPick(null) : undefined}>
      {spots && <SpotRows {...props} spots={spots} />}
      {waiting && (
        <p className={styles.words} role="status">
          {t.waiting}
        </p>
      )}
      {children}
    </LegendFrame>
  );
}

function SpotRows(props: Props & { spots: SpotMap }) {
  const { metricName, spots, classes, picked, onPick } = props;
  const t = useTexts(spotTexts);
  const say = useLocalized();
  const counts = new Map<SpotClass, number>();
  for (const spot of classes.values()) counts.set(spot, (counts.get(spot) ?? 0) + 1);
  const leftOut = spots.areas.length - classes.size;
  const given = new Set(spots.leftOut.map(({ reason }) => reason));
  const reasons = [...given].map((reason) => say(spotOmissionLabels[reason]));
  return (
    <>
      <table>
        <tbody>
          {spotClassesOf[spots.statistic].map((spot) => (
            <LegendRow
              key={spot}
              colour={spotColour(spot, spots.metric)}
              label={t[spot]}
              count={counts.get(spot) ?? 0}
              picked={picked === spot}
              faint={picked !== null && picked !== spot}
              onPick={() => onPick(picked === spot ? null : spot)}
            />
          ))}
          {leftOut > 0 && (
            <NoDataRow count={leftOut} label={t.leftOut} title={reasons.join('; ')} />
          )}
        </tbody>
      </table>
      <GlobalMoran {...{ spots, metricName }} />
    </>
  );
}

/** Moran's I of the whole map in plain words, with the number for who wants it. */
function GlobalMoran({ spots, metricName }: { spots: SpotMap; metricName: string }) {
  const t = useTexts(spotTexts);
  const { formats } = useLanguage();
  const say = useLocalized();
  const { global, falseDiscoveryRate, permutations, statistic, weights } = spots;
  return (
    <div className={styles.words} data-testid="global-moran">
      {global && (
        <p>
          {saidOf(global, falseDiscoveryRate, t)(metricName)}{' '}
          <small className={styles.small}>
            {t.moran(formats.decimals(global.moranI), formats.decimals(global.p, 3))}
          </small>
        </p>
      )}
      <small
        className={styles.small}
        title={[
          say(spotStatisticLabels[statistic]),
          say(spotWeightLabels[weights]),
          t.methodTip(formats.count(permutations)),
        ].join('. ')}
      >
        {t.fdr(formats.share(falseDiscoveryRate), formats.share(STRONG_P))}
      </small>
    </div>
  );
}

function saidOf(
  { moranI, expected, p }: NonNullable<SpotMap['global']>,
  level: number,
  t: (typeof spotTexts)['vi'],
) {
  if (p > level) return t.random;
  return moranI > expected ? t.clustered : t.scattered;
}
