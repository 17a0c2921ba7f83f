import { useQuery } from '@tanstack/react-query';
import type { Day, MetricId } from '@tungngo/domain';
import type { ReactNode } from 'react';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { BivariateLegend } from '../../map/bivariate-legend.js';
import { CircleKey } from '../../map/circle-key.js';
import { SpotLegend } from '../../map/spot-legend.js';
import { mapTexts } from '../../map/texts.js';
import { ValueLegend } from '../../map/value-legend.js';
import { readRange, type ValueRange, writeRange } from '../../map/written-numbers.js';
import { MetricTip } from '../../metrics/metric-tip.js';
import { trpc } from '../../server/client.js';
import { pickedNumber } from '../picked.js';
import type { PlanSearch } from '../plan-search.js';
import { gradeNames } from '../use-colouring.js';
import type { MapPicture } from '../use-map-picture.js';
import { spotMetricOf } from '../use-spots.js';
import { metricNames, metricTitle, viewNames } from './texts.js';
import { useMetricWriter } from './use-metric-writer.js';

interface Props {
  picture: MapPicture;
  search: PlanSearch;
  onSearch(change: Partial<PlanSearch>): void;
  /** Further entries, of what is hatched. */
  children?: ReactNode;
}

/** The legend of the view that is shown; what is picked in it stays, the rest of the map fades. */
export function PlanLegend(props: Props) {
  const { picture, search, onSearch, children } = props;
  const say = useLocalized();
  const { day, bivariate, spots, colouring } = picture;
  switch (colouring.look.view) {
    case 'bivariate':
      return (
        bivariate && (
          <BivariateLegend
            title={say(viewNames.bivariate)}
            picked={pickedNumber(search.pick)}
            onPick={(index) => onSearch({ pick: index === null ? undefined : String(index) })}
            about={<About id="coverage" day={day} />}
            {...{ bivariate }}
          >
            {children}
          </BivariateLegend>
        )
      );
    case 'spots': {
      const metricName = say(metricNames[spots.map?.metric ?? spotMetricOf(search)]);
      return (
        <SpotLegend
          title={`${say(viewNames.spots)}: ${metricName}`}
          spots={spots.map}
          classes={spots.classes}
          picked={spots.picked}
          waiting={spots.waiting}
          onPick={(spot) => onSearch({ pick: spot ?? undefined })}
          about={<About id={spots.map?.metric ?? spotMetricOf(search)} day={day} />}
          {...{ metricName }}
        >
          {children}
        </SpotLegend>
      );
    }
    default:
      return <ClassLegend {...props} />;
  }
}

function ClassLegend({ picture, search, onSearch, children }: Props) {
  const t = useTexts(mapTexts);
  const say = useLocalized();
  const { day, colouring, circleScale } = picture;
  const { values, classes, palette, look, centre } = colouring;
  const write = useMetricWriter(look.metric);
  const mark = look.method === 'target' && look.metric !== 'quality' ? centre : null;
  const name = say(metricTitle(search));
  return (
    <ValueLegend
      title={circleScale ? t.circleColour(name) : name}
      about={look.metric === 'quality' ? undefined : <About id={look.metric} day={day} />}
      names={look.metric === 'quality' ? gradeNames.map(say) : undefined}
      mark={mark ? { value: mark.value, text: t[mark.of](write(mark.value)) } : undefined}
      range={readRange(search.range)}
      onRange={(range: ValueRange | null) =>
        onSearch({ range: range ? writeRange(range) : undefined })
      }
      {...{ values, classes, palette, write }}
    >
      {circleScale && <CircleKey {...circleScale} />}
      {children}
    </ValueLegend>
  );
}

/** What the metric catalogue says of it. */
function About({ id, day }: { id: MetricId; day: Day }) {
  const { formats } = useLanguage();
  const catalogue = useQuery(trpc.coverage.metrics.queryOptions()).data ?? [];
  return <MetricTip day={formats.day(day)} {...{ id, catalogue }} />;
}
