import { Link } from '@tanstack/react-router';
import {
  type Overview,
  type ReachJob,
  type ReachProposal,
  reachCandidates,
  shortAreaName,
} from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { cellsAsCsv } from '../plan/ranking-text.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './reach.module.css';
import { proposalFeatures } from './reach-features.js';
import { MOST_SITES, type ReachSearch } from './reach-search.js';
import { saveFile } from './save-file.js';
import { reachTexts } from './texts.js';

interface Props {
  overview: Overview;
  search: ReachSearch;
  job: ReachJob | undefined;
  error: unknown;
  onSearch(change: Partial<ReachSearch>): void;
  onStop(): void;
}

/** Asks where more mobile points should stand, and shows the answer. */
export function Proposal(props: Props) {
  const t = useTexts(reachTexts);
  const { overview, search, job, error, onStop } = props;
  const { generation } = overview;
  return (
    <section className={styles.panel} aria-labelledby="propose-title" data-testid="proposal">
      <h2 id="propose-title">{t.propose}</h2>
      <p className={styles.note}>{t.proposeHint}</p>
      <Form key={search.sites} {...props} />
      {error ? <ProblemNotice error={error} /> : null}
      {job && (job.state === 'waiting' || job.state === 'running') && (
        <Progress job={job} onStop={onStop} />
      )}
      {job?.proposal && (
        <Answer
          {...{ overview }}
          proposal={job.proposal}
          name={`${search.day ?? overview.lastDay}-${generation.number}`}
        />
      )}
    </section>
  );
}

function Form({ overview, search, job, onSearch, onStop }: Props) {
  const t = useTexts(reachTexts);
  const { formats } = useLanguage();
  const [sites, setSites] = useState(search.sites ?? 5);
  const districts = overview.areas.filter(({ level }) => level === 'district');
  const names = { cells: t.cells, 'hard-areas': t['hard-areas'], sites: t.knownSites };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch({ sites });
      }}
    >
      <label>
        <span>{t.sites}</span>
        <input
          type="number"
          min={1}
          max={MOST_SITES}
          required
          value={sites}
          onChange={({ currentTarget }) => setSites(currentTarget.valueAsNumber || 1)}
        />
      </label>
      <label>
        <span>{t.candidates}</span>
        <select
          value={search.candidates ?? 'cells'}
          onChange={({ currentTarget: { value } }) => {
            const candidates = reachCandidates.find((name) => name === value);
            onSearch({ candidates: candidates === 'cells' ? undefined : candidates });
          }}
        >
          {reachCandidates.map((name) => (
            <option key={name} value={name}>
              {names[name]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.scope}</span>
        <select
          value={search.within ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onSearch({ within: districts.find(({ code }) => code === value)?.code })
          }
        >
          <option value="">{t.everywhere}</option>
          {districts.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.buttons}>
        <button type="submit" className="button" data-kind="primary">
          {t.start(formats.count(sites))}
        </button>
        {job?.state === 'done' && (
          <button type="button" className="button" onClick={onStop}>
            {t.clear}
          </button>
        )}
      </div>
    </form>
  );
}

function Progress({ job, onStop }: { job: ReachJob; onStop(): void }) {
  const t = useTexts(reachTexts);
  const { formats } = useLanguage();
  return (
    <div className={styles.progress} role="status">
      <p>
        {t[`stage-${job.stage}`]} {job.covered !== null && t.soFar(formats.count(job.covered))}
      </p>
      <progress />
      <button type="button" className="button" data-size="small" onClick={onStop}>
        {t.stop}
      </button>
    </div>
  );
}

interface AnswerProps {
  overview: Overview;
  proposal: ReachProposal;
  /** Day and generation, for the names of files. */
  name: string;
}

/** A gap of more was not what was aimed at: the time ran out. */
const GOAL_GAP = 0.01;

function Answer({ overview, proposal, name }: AnswerProps) {
  const t = useTexts(reachTexts);
  const { formats } = useLanguage();
  const { points, covered, beyond, bound, gap, greedy, candidates, seconds } = proposal;
  const rows = useRows(overview, proposal);
  if (points.length === 0) return <p role="status">{t.nobody}</p>;
  const certain =
    bound <= covered
      ? t.provenBest
      : gap <= GOAL_GAP
        ? t.proven(formats.finerShare(gap), formats.count(bound))
        : t.unproven(formats.finerShare(gap));
  const head = [t.order, t.place, t.adds, t.total, t.longitude, t.latitude, t.code];
  const csv = () =>
    cellsAsCsv([
      head,
      ...rows.map((row) => [row.number, row.name, row.adds, row.total, row.lon, row.lat, row.id]),
    ]);
  return (
    <div className={styles.answer} data-testid="proposal-answer">
      <p role="status">
        <strong>
          {t.covers(formats.count(covered), formats.count(beyond), formats.share(covered / beyond))}
        </strong>{' '}
        {certain}
      </p>
      <p className={styles.note}>
        {t.searched(formats.count(candidates), formats.decimals(seconds, 1))}{' '}
        {covered > greedy && t.overGreedy(formats.count(covered - greedy))}
      </p>
      <div className={styles.buttons}>
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() => saveFile(csv(), `${t.file}-${name}.csv`, 'text/csv')}
        >
          {t.csv}
        </button>
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() =>
            saveFile(
              JSON.stringify(proposalFeatures(proposal)),
              `${t.file}-${name}.geojson`,
              'application/geo+json',
            )
          }
        >
          {t.geojson}
        </button>
      </div>
      <table className={styles.table} data-testid="proposed-points">
        <thead>
          <tr>
            <th scope="col">{t.order}</th>
            <th scope="col">{t.adds}</th>
            <th scope="col">{t.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <span className={styles.number}>{row.number}</span> {row.name}
                {row.hardAreaId && (
                  <Link to="/dispatch" search={{ area: row.hardAreaId }} className={styles.link}>
                    {t.toDispatch}
                  </Link>
                )}
              </th>
              <td>{formats.count(row.adds)}</td>
              <td>
                {formats.count(row.total)}
                <span
                  className={styles.bar}
                  style={{ inlineSize: `${(row.total / covered) * 100}%` }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useRows(overview: Overview, { points }: ReachProposal) {
  const t = useTexts(reachTexts);
  const names = new Map(overview.areas.map(({ code, name }) => [code, shortAreaName(name)]));
  let total = 0;
  return points.map((point, i) => {
    total += point.adds;
    const ward = names.get(point.wardCode) ?? point.wardCode;
    return {
      ...point,
      number: i + 1,
      total,
      name: point.name === null ? t.cell(ward) : `${point.name}, ${ward}`,
    };
  });
}
