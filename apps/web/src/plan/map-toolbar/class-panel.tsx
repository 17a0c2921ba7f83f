import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import {
  type ClassMethod,
  classMethods,
  LEAST_CLASSES,
  MOST_CLASSES,
} from '../../map/class-methods.js';
import { isDiverging, type RampName, rampColours, rampNames } from '../../map/ramps.js';
import { writeNumbers } from '../../map/written-numbers.js';
import type { PlanSearch } from '../plan-search.js';
import type { MapPicture } from '../use-map-picture.js';
import { BreakEditor } from './break-editor.js';
import { Choice } from './choice.js';
import styles from './map-toolbar.module.css';
import { RampStrip } from './ramp-strip.js';
import { methodNames, rampTexts, toolbarTexts } from './texts.js';
import { roundedBreaks } from './typed-values.js';

interface Props {
  search: PlanSearch;
  picture: MapPicture;
  onSearch(change: Partial<PlanSearch>): void;
}

/** How values become classes and classes colours. */
export function ClassPanel({ search, picture, onSearch }: Props) {
  const t = useTexts(toolbarTexts);
  const { look } = picture.colouring;
  return (
    <div className={styles.fields}>
      {look.metric !== 'quality' && <ClassFields {...{ search, picture, onSearch }} />}
      <RampChoice {...{ search, picture, onSearch }} />
      <button
        type="button"
        className="button"
        data-size="small"
        onClick={() =>
          onSearch({
            method: undefined,
            classes: undefined,
            breaks: undefined,
            ramp: undefined,
            flip: undefined,
            scale: undefined,
          })
        }
      >
        {t.reset}
      </button>
    </div>
  );
}

function ClassFields({ search, picture, onSearch }: Props) {
  const t = useTexts(toolbarTexts);
  const say = useLocalized();
  const { look, classes, centre } = picture.colouring;
  const nameOf = (name: ClassMethod) =>
    name === 'target' && centre.of === 'mean' ? t.aroundMean : say(methodNames[name]);
  const choose = (method: ClassMethod) =>
    onSearch({
      method: method === 'quantile' ? undefined : method,
      // By hand one goes on from what is on the map.
      breaks:
        method === 'manual' ? writeNumbers(roundedBreaks(classes.bounds, look.metric)) : undefined,
    });
  return (
    <>
      <Choice
        label={t.method}
        testId="class-method"
        value={look.method}
        options={classMethods.map((name) => ({ value: name, text: nameOf(name) }))}
        onChoose={choose}
      />
      {look.method === 'manual' ? (
        <BreakEditor {...{ picture, onSearch }} />
      ) : (
        <ClassCount count={look.classCount} {...{ onSearch }} />
      )}
      <label className={styles.check} title={t.fixedScaleTip}>
        <input
          type="checkbox"
          checked={search.scale === 'campaign'}
          onChange={({ currentTarget }) =>
            onSearch({ scale: currentTarget.checked ? 'campaign' : undefined })
          }
        />
        {t.fixedScale}
      </label>
    </>
  );
}

function ClassCount({ count, onSearch }: { count: number } & Pick<Props, 'onSearch'>) {
  const t = useTexts(toolbarTexts);
  const { formats } = useLanguage();
  return (
    <label className={styles.choice}>
      <span>
        {t.classes}: <output>{formats.count(count)}</output>
      </span>
      <input
        type="range"
        min={LEAST_CLASSES}
        max={MOST_CLASSES}
        value={count}
        data-testid="class-count"
        onChange={({ currentTarget }) => onSearch({ classes: currentTarget.valueAsNumber })}
      />
    </label>
  );
}

function RampChoice({ search, picture, onSearch }: Props) {
  const t = useTexts(toolbarTexts);
  const { look } = picture.colouring;
  const groups = [
    { title: t.sequential, names: rampNames.filter((name) => !isDiverging(name)) },
    { title: t.diverging, names: rampNames.filter(isDiverging) },
  ];
  return (
    <fieldset className={styles.ramps}>
      <legend>{t.ramp}</legend>
      {groups.map(({ title, names }) => (
        <div key={title}>
          <span>{title}</span>
          {names.map((name) => (
            <RampOption
              key={name}
              chosen={look.ramp === name}
              flip={look.ramp === name && look.flip}
              {...{ name }}
              onChoose={() => onSearch({ ramp: name, flip: undefined })}
            />
          ))}
        </div>
      ))}
      <label className={styles.check} title={t.flipTip}>
        <input
          type="checkbox"
          checked={search.flip === true}
          onChange={({ currentTarget }) =>
            onSearch({ flip: currentTarget.checked ? true : undefined })
          }
        />
        {t.flip}
      </label>
    </fieldset>
  );
}

interface RampOptionProps {
  name: RampName;
  chosen: boolean;
  flip: boolean;
  onChoose(): void;
}

function RampOption({ name, chosen, flip, onChoose }: RampOptionProps) {
  const say = useLocalized();
  return (
    <label className={styles.ramp} title={say(rampTexts[name])}>
      <input
        type="radio"
        name="ramp"
        className="visually-hidden"
        checked={chosen}
        aria-label={say(rampTexts[name])}
        data-testid={`ramp-${name}`}
        onChange={onChoose}
      />
      <RampStrip colours={rampColours(name, 7, flip)} />
    </label>
  );
}
