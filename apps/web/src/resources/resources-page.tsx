import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../language/language.js';
import { useAuthor } from '../plan/card/notes/use-author.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton } from '../shell/skeleton.js';
import { AbsencePanel } from './absence-panel.js';
import styles from './resources.module.css';
import { RulesPanel } from './rules-panel.js';
import { TeamForm } from './team-form.js';
import { TeamTable } from './team-table.js';
import { resourceTexts } from './texts.js';
import { useResources } from './use-resources.js';

/** Who can go out, when not, and how visits are made. */
export function ResourcesPage() {
  const t = useTexts(resourceTexts);
  const overview = useQuery(trpc.overview.get.queryOptions());
  const resources = useResources();
  const [author, setAuthor] = useAuthor();
  /** Id of the team in the form; the empty text for a new one. */
  const [edited, setEdited] = useState<string | null>(null);
  const { teams, absences, rules } = resources;
  const asked = [overview, teams, absences, rules];
  const error = asked.find((query) => query.error && !query.data)?.error;
  if (error) {
    return (
      <div className={styles.message}>
        <ProblemNotice error={error} onRetry={() => asked.map((query) => query.refetch())} />
      </div>
    );
  }
  if (!overview.data || !teams.data || !absences.data || !rules.data) return <PageSkeleton />;
  const { areas } = overview.data;
  const team = teams.data.find(({ id }) => id === edited) ?? null;
  return (
    <div className={styles.page} data-testid="resources">
      <header className={styles.head}>
        <Link to="/dispatch" className={styles.back}>
          ‹ {t.back}
        </Link>
        <h1>{t.title}</h1>
        <label>
          {t.author}
          <input
            name="author"
            maxLength={80}
            autoComplete="name"
            value={author}
            onChange={({ target }) => setAuthor(target.value)}
          />
        </label>
      </header>
      <TeamTable teams={teams.data} areas={areas} onEdit={setEdited} />
      <div className={styles.pair}>
        <AbsencePanel
          teams={teams.data}
          absences={absences.data}
          lastDay={overview.data.lastDay}
          author={author.trim()}
          resources={resources}
        />
        <RulesPanel rules={rules.data} author={author.trim()} save={resources.saveRule} />
      </div>
      {edited !== null && (
        <TeamForm
          key={edited}
          team={team}
          areas={areas}
          save={resources.saveTeam}
          onClose={() => {
            resources.saveTeam.reset();
            setEdited(null);
          }}
        />
      )}
    </div>
  );
}
