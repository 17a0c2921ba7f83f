import { useMutation } from '@tanstack/react-query';
import type { KeptGeneration } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { queryClient, trpc } from '../../server/client.js';
import { refreshPublished } from '../../server/live-events.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { filesSince } from './files-since.js';
import { generationsTexts } from './texts.js';

interface Props {
  generation: KeptGeneration;
  generations: readonly KeptGeneration[];
  onClose(): void;
  onDone(said: string): void;
}

/** Says what going back will do to the numbers, then does it. */
export function RollBackDialog({ generation, generations, onClose, onDone }: Props) {
  const t = useTexts(generationsTexts);
  const { formats } = useLanguage();
  const name = formats.count(generation.number);
  const rollBack = useMutation(
    trpc.data.rollBack.mutationOptions({
      onSuccess: ({ number }) => {
        refreshPublished(queryClient);
        onDone(t.rolledBack(name, formats.count(number)));
      },
    }),
  );
  const current = generations.find((candidate) => candidate.current);
  const lost = filesSince(generations, generation.number);
  const next = Math.max(...generations.map(({ number }) => number)) + 1;
  return (
    <ConfirmDialog
      title={t.rollBackQuestion(name)}
      confirm={t.confirmRollBack(name)}
      pending={rollBack.isPending}
      error={rollBack.error}
      onConfirm={() => rollBack.mutate({ number: generation.number })}
      onClose={onClose}
    >
      <p>{t.rollBackWhat(name, formats.count(next), formats.count(generation.persons))}</p>
      <p>{lost.length > 0 ? t.rollBackLost(name, lost.join(', ')) : t.rollBackNothingLost}</p>
      {current && <p>{t.rollBackBack(formats.count(current.number))}</p>}
    </ConfirmDialog>
  );
}
