import type {
  AreaCode,
  FileInspection,
  ImportJob,
  ImportPreview,
  ImportProfile,
} from '@tungngo/domain';
import { type Draft, draftOf, draftOfProfile, profileOf, type Reading } from './draft.js';
import {
  dropUpload,
  inspectUpload,
  previewUpload,
  sendFile,
  startImport,
} from './import-client.js';

/** Where a file stands on its way in. Before `import` nothing has been written. */
export type WizardStage = 'choose' | 'send' | 'look' | 'map' | 'check' | 'confirm' | 'import';

/** One file on its way in, and those that follow. */
export interface WizardState {
  stage: WizardStage;
  file: File | null;
  /** Files that follow, one after another. */
  waiting: File[];
  /** Table of the file to begin with; the likeliest when null. */
  table: string | null;
  /** Bytes of the file that have been sent. */
  sent: number;
  uploadId: string | null;
  inspection: FileInspection | null;
  draft: Draft | null;
  /** What the import would do, and the draft that it was asked for. */
  preview: ImportPreview | null;
  previewed: Draft | null;
  /** The import once it was asked for. */
  job: ImportJob | null;
  error: unknown;
}

const nothing: WizardState = {
  stage: 'choose',
  file: null,
  waiting: [],
  table: null,
  sent: 0,
  uploadId: null,
  inspection: null,
  draft: null,
  preview: null,
  previewed: null,
  job: null,
  error: null,
};

let state: WizardState = nothing;
let stop = new AbortController();
const listeners = new Set<() => void>();

function set(changes: Partial<WizardState>): void {
  state = { ...state, ...changes };
  for (const listener of listeners) listener();
}

/** Does a step unless the operator has left it meanwhile; a failure is shown at the given stage. */
async function step(fallback: WizardStage, work: (signal: AbortSignal) => Promise<void>) {
  stop.abort();
  stop = new AbortController();
  const { signal } = stop;
  try {
    await work(signal);
  } catch (error) {
    if (!signal.aborted) set({ stage: fallback, error });
  }
}

async function send(file: File, table: string | null, signal: AbortSignal): Promise<void> {
  set({ ...nothing, waiting: state.waiting, file, table, stage: 'send' });
  const onSent = (sent: number) => set({ sent });
  const uploadId = await sendFile(file, { signal, onSent });
  set({ uploadId });
  await look(uploadId, {}, signal);
}

async function look(uploadId: string, reading: Reading, signal: AbortSignal): Promise<void> {
  set({ stage: 'look', error: null });
  const inspection = await inspectUpload(uploadId, reading, signal);
  if (signal.aborted) return;
  const before = state.draft?.table ?? state.table;
  set({ stage: 'map', inspection, draft: draftOf(inspection, reading, before, state.draft?.kind) });
}

/**
 * The way of files into the warehouse. It outlives the screen, so that a file goes on being sent
 * while its operator looks at the map.
 */
export const wizard = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  state: (): WizardState => state,

  /** Takes files; the first begins unless one is on its way. */
  choose(files: readonly File[]): void {
    set({ waiting: [...state.waiting, ...files], error: null });
    if (state.stage === 'choose') wizard.next();
  },
  /** Begins with the next file that waits. */
  next(): void {
    const [file, ...waiting] = state.waiting;
    set({ ...nothing, waiting });
    if (file) void step('choose', (signal) => send(file, null, signal));
  },
  /** Sends the file in hand again, before those that wait. */
  again(): void {
    const { file, waiting } = state;
    if (file) set({ waiting: [file, ...waiting] });
    wizard.next();
  },
  /** Sends the file in hand again, for another of its tables. */
  another(table: string): void {
    const { file } = state;
    if (file) void step('choose', (signal) => send(file, table, signal));
  },
  /** Takes a file out of those that wait. */
  leaveOut(file: File): void {
    set({ waiting: state.waiting.filter((other) => other !== file) });
  },
  /** Gives up the file in hand; nothing of it stays. */
  giveUp(): void {
    stop.abort();
    if (state.uploadId && state.job?.state !== 'done') void dropUpload(state.uploadId);
    wizard.next();
  },
  /** Looks at the file anew, read as said. */
  read(reading: Reading): void {
    const { uploadId } = state;
    if (uploadId) void step('map', (signal) => look(uploadId, reading, signal));
  },
  decide(draft: Draft): void {
    set({ draft, error: null });
  },
  /** Takes a saved mapping; when it reads the file in its own way, the file is looked at anew. */
  useProfile(draft: Draft, profile: ImportProfile): void {
    const { uploadId } = state;
    const isRead = JSON.stringify(draft.reading) === JSON.stringify(state.draft?.reading);
    if (isRead || !uploadId) {
      wizard.decide(draft);
      return;
    }
    void step('map', async (signal) => {
      await look(uploadId, draft.reading, signal);
      const { inspection } = state;
      if (inspection && !signal.aborted) set({ draft: draftOfProfile(profile, inspection) });
    });
  },
  answer(key: string, code: AreaCode | null): void {
    if (!state.draft) return;
    const { [key]: _, ...others } = state.draft.wards;
    const wards = code ? { ...others, [key]: code } : others;
    set({ draft: { ...state.draft, wards } });
  },
  /** Asks what the import would do. */
  check(): void {
    const { uploadId, draft, inspection } = state;
    if (!uploadId || !draft || !inspection) return;
    set({ stage: 'check', error: null });
    void step('map', async (signal) => {
      const preview = await previewUpload(uploadId, profileOf(draft, inspection), signal);
      if (!signal.aborted) set({ stage: 'confirm', preview, previewed: draft });
    });
  },
  /** Back to the columns; what was asked meanwhile is stopped. */
  backToColumns(): void {
    stop.abort();
    set({ stage: 'map', error: null, job: null });
  },
  /** Writes: from here on the data change. */
  confirm(): void {
    const { uploadId, previewed, inspection } = state;
    if (!uploadId || !previewed || !inspection) return;
    set({ stage: 'import', error: null });
    void step('confirm', async () => {
      set({ job: await startImport(uploadId, profileOf(previewed, inspection)) });
    });
  },
};

/** True when the answers or columns have changed since the preview. */
export function isOutdated({ draft, previewed }: WizardState): boolean {
  return JSON.stringify(draft) !== JSON.stringify(previewed);
}
