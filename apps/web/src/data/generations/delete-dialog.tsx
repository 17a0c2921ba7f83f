import { useMutation } from '@tanstack/react-query';
import type { KeptGeneration } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { queryClient, trpc } from '../../server/client.js';
import { fileSize } from '../file-size.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { generationsTexts } from './texts.js';

interface Props {
  generation: KeptGeneration;
  onClose(): void;
  onDone(said: string): void;
}

/** Deletes a generation for good, once its number has been typed. */
export function DeleteDialog({ generation: { number, bytes }, onClose, onDone }: Props) {
  const t = useTexts(generationsTexts);
  const { formats, language } = useLanguage();
  const name = formats.count(number);
  const remove = useMutation(
    trpc.data.deleteGeneration.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: trpc.data.generations.queryKey() });
        onDone(t.deleted(name));
      },
    }),
  );
  return (
    <ConfirmDialog
      title={t.deleteQuestion(name)}
      confirm={t.confirmDelete}
      typed={{ label: t.deleteType(String(number)), text: String(number) }}
      danger
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ number })}
      onClose={onClose}
    >
      <p>{t.deleteWhat(name, fileSize(bytes, language))}</p>
    </ConfirmDialog>
  );
}
