import type { ReactNode } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import { BivariateLegend } from '../../map/bivariate-legend.js';
import { CircleKey } from '../../map/circle-key.js';
import { SpotLegend } from '../../map/spot-legend.js';
import { mapTexts } from '../../map/texts.js';
import { ValueLegend } from '../../map/value-legend.js';
import { readRange, type ValueRange, writeRange } from '../../map/written-numbers.js';
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
export function PlanLegend({ picture, search, onSearch, children }: Props) {
  const say = useLocalized();
  const { bivariate, spots, colouring } = picture;
  switch (colouring.look.view) {
    case 'bivariate':
      return (
        bivariate && (
          <BivariateLegend
            title={say(viewNames.bivariate)}
            picked={pickedNumber(search.pick)}
            onPick={(index) => onSearch({ pick: index === null ? undefined : String(index) })}
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
          {...{ metricName }}
        >
          {children}
        </SpotLegend>
      );
    }
    default:
      return <ClassLegend {...{ picture, search, onSearch, children }} />;
  }
}

function ClassLegend({ picture, search, onSearch, children }: Props) {
  const t = useTexts(mapTexts);
  const say = useLocalized();
  const { colouring, circleScale } = picture;
  const { values, classes, palette, look, centre } = colouring;
  const write = useMetricWriter(look.metric);
  const mark = look.method === 'target' && look.metric !== 'quality' ? centre : null;
  const name = say(metricTitle(search));
  return (
    <ValueLegend
      title={circleScale ? t.circleColour(name) : name}
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
