import {
  type Area,
  type AreaCode,
  addDays,
  type Day,
  isDay,
  type ScenarioPace,
  shortAreaName,
} from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './forecast.module.css';
import {
  ASSUMED_PEOPLE_PER_TEAM_DAY,
  type ForecastSearch,
  MOST_PER_TEAM,
  MOST_PLUS,
  MOST_TEAMS,
  MOST_TIMES,
  nothingSupposed,
  readPaces,
  writePaces,
} from './forecast-search.js';
import { NumberField } from './number-field.js';
import type { TeamYield } from './team-yield.js';
import { forecastTexts } from './texts.js';

interface Props {
  search: ForecastSearch;
  areas: readonly Area[];
  /** The forecast's day and the plan's deadline. */
  day: Day;
  deadline: Day | null;
  team: TeamYield | null;
  supposed: boolean;
  computing: boolean;
  onSearch(change: Partial<ForecastSearch>): void;
}

/** What a planner may suppose: another deadline, other paces, more teams. */
export function WhatIf({
  search,
  areas,
  day,
  deadline,
  team,
  supposed,
  computing,
  onSearch,
}: Props) {
  const t = useTexts(forecastTexts);
  return (
    <section className={styles.panel} aria-labelledby="what-if-title" data-testid="what-if">
      <div className={styles.panelHead}>
        <h2 id="what-if-title">{t.whatIf}</h2>
        <button
          type="button"
          className="button"
          data-size="small"
          data-kind="quiet"
          disabled={!supposed}
          onClick={() => onSearch(nothingSupposed)}
        >
          {t.reset}
        </button>
      </div>
      <div className={styles.form}>
        <p className="faint">{computing ? t.computing : t.whatIfHint}</p>
        <label className={styles.field}>
          <span>{t.deadlineField}</span>
          <input
            type="date"
            min={addDays(day, 1)}
            max={addDays(deadline && deadline > day ? deadline : day, 365)}
            value={search.deadline ?? deadline ?? ''}
            onChange={({ currentTarget: { value } }) => {
              if (isDay(value)) onSearch({ deadline: value === deadline ? undefined : value });
            }}
          />
        </label>
        <PaceFields {...{ areas, onSearch }} paces={readPaces(search.paces)} />
        <TeamFields {...{ search, team, onSearch }} />
      </div>
    </section>
  );
}

interface PaceProps {
  areas: readonly Area[];
  paces: ScenarioPace[];
  onSearch(change: Partial<ForecastSearch>): void;
}

function PaceFields({ areas, paces, onSearch }: PaceProps) {
  const t = useTexts(forecastTexts);
  const province = areas.find(({ level }) => level === 'province');
  const districts = areas.filter(({ level }) => level === 'district');
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const set = (pace: ScenarioPace) => {
    const known = paces.some(({ code }) => code === pace.code);
    const next = known
      ? paces.map((old) => (old.code === pace.code ? pace : old))
      : [...paces, pace];
    onSearch({ paces: writePaces(next) });
  };
  const rows = [
    ...(province ? [province] : []),
    ...paces.flatMap(({ code }) => {
      const area = byCode.get(code);
      return area && area.code !== province?.code ? [area] : [];
    }),
  ];
  const free = districts.filter(({ code }) => !paces.some((pace) => pace.code === code));
  return (
    <fieldset className={styles.paces}>
      <legend>{t.pace}</legend>
      <div className={styles.paceHead} aria-hidden="true">
        <span />
        <span>× {t.paceTimes}</span>
        <span>+ {t.pacePlus}</span>
      </div>
      {rows.map((area) => (
        <PaceRow
          key={area.code}
          area={area}
          name={area.level === 'province' ? t.province : shortAreaName(area.name)}
          pace={paces.find(({ code }) => code === area.code)}
          onPace={set}
        />
      ))}
      {free.length > 0 && (
        <select
          value=""
          aria-label={t.addPace}
          onChange={({ currentTarget: { value } }) =>
            // A tenth more is a start to be changed; what changes nothing is not kept.
            value && set({ code: value as AreaCode, times: 1.1, plus: 0 })
          }
        >
          <option value="">{t.addPace}</option>
          {free.map(({ code, name }) => (
            <option key={code} value={code}>
              {shortAreaName(name)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

interface PaceRowProps {
  area: Area;
  name: string;
  pace: ScenarioPace | undefined;
  onPace(pace: ScenarioPace): void;
}

function PaceRow({ area: { code, level }, name, pace, onPace }: PaceRowProps) {
  const t = useTexts(forecastTexts);
  const { times = 1, plus = 0 } = pace ?? {};
  return (
    <div className={styles.paceRow}>
      <span>
        {name}
        {level !== 'province' && (
          <button
            type="button"
            className={styles.remove}
            aria-label={t.removePace(name)}
            onClick={() => onPace({ code, times: 1, plus: 0 })}
          >
            ✕
          </button>
        )}
      </span>
      <NumberField
        label={`${t.paceOf(name)}: ${t.paceTimes}`}
        value={times}
        least={0}
        most={MOST_TIMES}
        step={0.1}
        onValue={(value) => onPace({ code, times: value, plus })}
      />
      <NumberField
        label={`${t.paceOf(name)}: ${t.pacePlus}`}
        value={plus}
        least={0}
        most={MOST_PLUS}
        step={10}
        onValue={(value) => onPace({ code, times, plus: value })}
      />
    </div>
  );
}

type TeamProps = Pick<Props, 'search' | 'team' | 'onSearch'>;

function TeamFields({ search, team, onSearch }: TeamProps) {
  const t = useTexts(forecastTexts);
  const { formats } = useLanguage();
  const usual = team?.peoplePerDay ?? ASSUMED_PEOPLE_PER_TEAM_DAY;
  return (
    <>
      <div className={styles.field}>
        <span>{t.teams}</span>
        <NumberField
          label={t.teams}
          value={search.teams ?? 0}
          least={0}
          most={MOST_TEAMS}
          step={1}
          onValue={(teams) => onSearch({ teams: teams > 0 ? Math.round(teams) : undefined })}
        />
      </div>
      <div className={styles.field}>
        <span>{t.perTeam}</span>
        <NumberField
          label={t.perTeam}
          value={search.perTeam ?? usual}
          least={1}
          most={MOST_PER_TEAM}
          step={5}
          onValue={(perTeam) => onSearch({ perTeam: perTeam === usual ? undefined : perTeam })}
        />
      </div>
      <p className="faint">
        {team
          ? t.perTeamKnown(formats.count(team.peoplePerDay), formats.count(team.teamDays))
          : t.perTeamAssumed(formats.count(ASSUMED_PEOPLE_PER_TEAM_DAY))}{' '}
        {t.teamsNote}
      </p>
    </>
  );
}
