import type { Forecast, MetricDefinition } from '@tungngo/domain';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.js';
import { MetricTip } from '../metrics/metric-tip.js';

interface Props {
  text: ReactNode;
  id: 'projected' | 'reachProbability';
  metrics: readonly MetricDefinition[];
  forecast: Forecast;
}

/** What a figure of the forecast means, then the forecast's own definition in the catalogue. */
export function ForecastTip({ text, id, metrics, forecast }: Props) {
  const { formats } = useLanguage();
  return (
    <>
      <p>{text}</p>
      <hr />
      <MetricTip id={id} catalogue={metrics} day={formats.day(forecast.day)} />
    </>
  );
}
