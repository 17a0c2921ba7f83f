import { findIdentifierTraces, openWarehouse } from '@tungngo/warehouse';
import { type ChildEnd, runChild } from './child-process.js';
import { type Content, differingTables, leftoversIn, readContent } from './content.js';
import type { FaultPoint } from './fault-points.js';
import type { ChildTask } from './importing-child.js';
import {
  IDENTIFIER_MARK,
  KEEP_GENERATIONS,
  MEMORY_MB,
  type ProvingGround,
} from './proving-ground.js';
import { type Random, shuffled } from './random.js';

type Work = 'import' | 'roll-back';

/** What one kill met and what was found after it. */
export interface Round {
  work: Work;
  /** The step at which the process ended itself; null when it was killed by the clock. */
  at: FaultPoint | null;
  stage: string;
  outcome: 'as before' | 'published whole' | 'broken';
  /** What does not hold; none when all is well. */
  faults: string[];
}

export interface KillOptions {
  kills: number;
  random: Random;
  /** Undisturbed imports that say how long one lasts, and which steps it takes. */
  rehearsals: number;
  onRound?: (round: Round, count: number) => void;
}

/** What an undisturbed run needs and gives, for each kind of work. */
interface Rehearsal {
  ms: number;
  points: FaultPoint[];
  after: Content;
}

/**
 * Kills a process that imports, or rolls back, again and again, each time on a fresh copy: half at
 * named steps through the file system, half at a moment drawn evenly from the work's duration.
 */
export async function killRounds(ground: ProvingGround, options: KillOptions): Promise<Round[]> {
  const { kills, random } = options;
  const base = await readContent(ground.baseDir);
  const works = { import: importWork(ground), 'roll-back': { rollBackTo: base.generation - 1 } };
  const rehearsals = {
    import: await rehearse(ground, works.import, options.rehearsals),
    'roll-back': await rehearse(ground, works['roll-back'], 1),
  };
  const judge = makeJudge(ground, base);
  const steps = shuffled(
    (['import', 'roll-back'] as const).flatMap((work) =>
      rehearsals[work].points.map((at) => ({ work, at })),
    ),
    random,
  );
  const rounds: Round[] = [];
  for (let attempt = 0; rounds.length < kills; attempt++) {
    if (attempt > kills * 5) throw new Error('the work ends before it can be killed');
    // An import is the longer work and meets the clock alone, but for one kill in eight.
    const step = attempt % 2 === 0 ? steps[(attempt / 2) % steps.length] : undefined;
    const work: Work = step?.work ?? (random() < 1 / 8 ? 'roll-back' : 'import');
    const place = await ground.copy('round');
    const task = taskOf(place.warehouseDir, works[work], step?.at ?? null);
    const killAfterMs = step ? 60_000 : random() * rehearsals[work].ms;
    const end = await runChild(task, { tempDir: place.tempDir, killAfterMs });
    if (!end.killed) continue;
    const round = await judge(place, work, rehearsals[work], end);
    rounds.push({ ...round, at: step?.at ?? null });
    options.onRound?.(rounds.at(-1) as Round, rounds.length);
  }
  return rounds;
}

function importWork(ground: ProvingGround) {
  return { importFile: ground.file };
}

function taskOf(warehouseDir: string, work: ChildTask['work'], dieAt: FaultPoint | null) {
  return { warehouseDir, work, keepGenerations: KEEP_GENERATIONS, memoryMb: MEMORY_MB, dieAt };
}

async function rehearse(
  ground: ProvingGround,
  work: ChildTask['work'],
  times: number,
): Promise<Rehearsal> {
  let rehearsal: Rehearsal = { ms: 0, points: [], after: { generation: 0, digest: '' } };
  for (let i = 0; i < times; i++) {
    const { warehouseDir, tempDir } = await ground.copy('rehearsal');
    const { said, workMs, errors } = await runChild(taskOf(warehouseDir, work, null), { tempDir });
    if (!said || said.done.problem) throw new Error(`the rehearsal failed: ${errors}`);
    const ms = Math.max(rehearsal.ms, workMs);
    rehearsal = { ms, points: pointsOf(said.calls), after: await readContent(warehouseDir) };
  }
  return rehearsal;
}

/** Before and after each call, however often it was made. */
function pointsOf(calls: [string, number][]): FaultPoint[] {
  return calls.flatMap(([call, count]) =>
    Array.from({ length: count }, (_, i) => i + 1).flatMap((nth) => [
      { call, nth, when: 'before' as const },
      { call, nth, when: 'after' as const },
    ]),
  );
}

/** Looks at what a killed process left, imports the file again, and looks once more. */
function makeJudge(ground: ProvingGround, base: Content) {
  const importedAfter = new Map<string, Promise<{ content: Content; counts: string }>>();

  /** What an undisturbed import makes of a state; each state is tried once. */
  function expectedAfter(state: Content, from: string) {
    const known = importedAfter.get(state.digest);
    if (known) return known;
    const fresh = importInto(from, ground.file).then(async (counts) => ({
      content: await readContent(from),
      counts,
    }));
    importedAfter.set(state.digest, fresh);
    return fresh;
  }

  return async function judge(
    { warehouseDir, tempDir }: { warehouseDir: string; tempDir: string },
    work: Work,
    rehearsal: Rehearsal,
    end: ChildEnd,
  ): Promise<Omit<Round, 'at'>> {
    const faults: string[] = [];
    const round = { work, stage: end.stage, faults };
    const found = await readContent(warehouseDir).catch((error: Error) => error);
    if (found instanceof Error) {
      faults.push(`the published generation cannot be read: ${found.message}`);
      return { ...round, outcome: 'broken' };
    }
    const expected = found.generation === base.generation ? base : rehearsal.after;
    compare(faults, 'after the kill', expected, found);
    await searchIdentifiers(faults, 'after the kill', warehouseDir, tempDir);
    const again = await importInto(warehouseDir, ground.file);
    if (work === 'import') {
      compare(faults, 'after importing again', rehearsal.after, await readContent(warehouseDir));
      const { counts } = await expectedAfter(found, (await ground.copy('reference')).warehouseDir);
      const twice = expected === rehearsal.after;
      if (!twice && again !== counts)
        faults.push(`importing again counted ${again}, not ${counts}`);
      if (twice && !again.includes('nothing new')) faults.push(`counted twice: ${again}`);
    } else if (!/^accepted [1-9]/.test(again) && found.generation === base.generation + 1) {
      faults.push(`after the roll-back the file cannot be imported: ${again}`);
    }
    const { generation } = await readContent(warehouseDir);
    for (const name of await leftoversIn(warehouseDir, generation))
      faults.push(`left over: ${name}`);
    await searchIdentifiers(faults, 'after importing again', warehouseDir, tempDir);
    const whole = expected === base ? ('as before' as const) : ('published whole' as const);
    return { ...round, outcome: faults.length > 0 ? 'broken' : whole };
  };
}

function compare(faults: string[], when: string, expected: Content, found: Content): void {
  if (found.generation !== expected.generation) {
    faults.push(`${when}: generation ${found.generation} is published, not ${expected.generation}`);
  }
  const tables = differingTables(found.digest, expected.digest);
  if (tables.length > 0) faults.push(`${when}: other content in ${tables.join(', ')}`);
}

/** Imports a file in this process and says what it counted. */
async function importInto(warehouseDir: string, path: string): Promise<string> {
  const warehouse = await openWarehouse(warehouseDir, {
    identityKey: Buffer.alloc(32, 1),
    keepGenerations: KEEP_GENERATIONS,
    memoryMb: MEMORY_MB,
  });
  try {
    const result = await warehouse.importFiles([{ kind: 'activations', path }]);
    if (!result.ok) return `refused: ${result.problem.code}`;
    const [report] = result.value.reports;
    if (!report) return 'no report';
    const { accepted, quarantined, duplicate, rowsRead } = report;
    const sum = accepted + quarantined + duplicate === rowsRead ? '' : ' (they do not add up)';
    const news = report.alreadyImported ? 'nothing new: ' : '';
    return `${news}accepted ${accepted}, quarantined ${quarantined}, duplicate ${duplicate}${sum}`;
  } finally {
    await warehouse.close();
  }
}

async function searchIdentifiers(
  faults: string[],
  when: string,
  warehouseDir: string,
  tempDir: string,
): Promise<void> {
  const traces = await findIdentifierTraces([warehouseDir, tempDir], [IDENTIFIER_MARK]);
  for (const { place, form } of traces)
    faults.push(`${when}: an identifier in ${place} as ${form}`);
}
