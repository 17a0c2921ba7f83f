import {
  type Area,
  shortAreaName,
  type Team,
  teamKitLabels,
  teamLanguageLabels,
  teamSkillLabels,
} from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './resources.module.css';
import { resourceTexts } from './texts.js';

interface Props {
  teams: readonly Team[];
  areas: readonly Area[];
  /** Asks for a team's form; the empty text for a new team. */
  onEdit(id: string): void;
}

/** The teams with what they are able to do. */
export function TeamTable({ teams, areas, onEdit }: Props) {
  const t = useTexts(resourceTexts);
  const { formats } = useLanguage();
  const perHour = teams.reduce((sum, { capacityPerHour }) => sum + capacityPerHour, 0);
  const names = new Map(areas.map(({ code, name }) => [code as string, name]));
  return (
    <section className={styles.panel} aria-labelledby="teams">
      <div className={styles.panelHead}>
        <h2 id="teams">
          {t.teams}{' '}
          <small>{t.teamsTotal(formats.count(teams.length), formats.count(perHour))}</small>
        </h2>
        <button type="button" className="button" onClick={() => onEdit('')}>
          {t.addTeam}
        </button>
      </div>
      {teams.length === 0 && <p className={styles.hint}>{t.noTeams}</p>}
      {teams.length > 0 && (
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.base}</th>
                <th scope="col">{t.strength}</th>
                <th scope="col" className="number">
                  {t.capacity}
                </th>
                <th scope="col">{t.hours}</th>
                <th scope="col">{t.skills}</th>
                <th scope="col">{t.kits}</th>
                <th scope="col">
                  <span className="visually-hidden">{t.edit}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {teams.map((team) => (
                <TeamRow
                  key={team.id}
                  team={team}
                  base={shortAreaName(names.get(team.baseCode) ?? team.baseCode)}
                  onEdit={onEdit}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.hint}>{t.importHint}</p>
    </section>
  );
}

interface RowProps {
  team: Team;
  base: string;
  onEdit(id: string): void;
}

function TeamRow({ team, base, onEdit }: RowProps) {
  const t = useTexts(resourceTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  const skills = team.skills.map((skill) => say(teamSkillLabels[skill]));
  const languages = team.languages.map((language) => say(teamLanguageLabels[language]));
  const kits = team.kits.map((kit) => say(teamKitLabels[kit]));
  return (
    <tr data-team={team.id}>
      <th scope="row">
        {team.name} <small>{team.id}</small>
      </th>
      <td className={styles.short}>{base}</td>
      <td className={styles.short}>{t.strengthOf(count(team.people), count(team.workstations))}</td>
      <td className="number">{count(team.capacityPerHour)}</td>
      <td className={team.hours === null ? styles.short : styles.long}>
        {team.hours ?? <span className="faint">{t.usual}</span>}
      </td>
      <td className={styles.long}>{[...skills, ...languages].join(' · ') || '–'}</td>
      <td className={styles.long}>
        {[...(team.loudspeakerCar ? [t.car] : []), ...kits].join(' · ') || '–'}
      </td>
      <td>
        <button
          type="button"
          className="button"
          data-size="small"
          aria-label={t.editTeam(team.name)}
          onClick={() => onEdit(team.id)}
        >
          {t.edit}
        </button>
      </td>
    </tr>
  );
}
