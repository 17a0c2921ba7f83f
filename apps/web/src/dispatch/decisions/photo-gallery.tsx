import { useMutation, useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useId } from 'react';
import { useLanguage, useTexts } from '../../language/language.js';
import { queryClient, trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import styles from './photo-gallery.module.css';
import { sendPhoto } from './send-photo.js';
import { decisionTexts } from './texts.js';

interface Props {
  areaId: string;
  /** Areas that it came of, whose pictures are its own. */
  areaIds: readonly string[];
  author: string;
  onAuthor(author: string): void;
}

/** The pictures of an area and of those that it came of; one can be added from the telephone's camera. */
export function PhotoGallery({ areaId, areaIds, author, onAuthor }: Props) {
  const t = useTexts(decisionTexts);
  const { formats } = useLanguage();
  const id = useId();
  const ids = [...new Set([areaId, ...areaIds])].slice(0, 100);
  const { data: photos = [] } = useQuery(trpc.decisions.photos.queryOptions({ areaIds: ids }));
  const onSuccess = () =>
    queryClient.invalidateQueries({ queryKey: trpc.decisions.photos.pathKey() });
  const add = useMutation({ mutationFn: sendPhoto, onSuccess });
  const change = useMutation(trpc.decisions.changePhoto.mutationOptions({ onSuccess }));
  const send = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = '';
    if (file) add.mutate({ file, areaId, author });
  };
  const unsigned = author.trim() === '';
  return (
    <section aria-label={t.photos} className={styles.gallery} data-testid="photo-gallery">
      <h3>{t.photos}</h3>
      <ul>
        {photos.map((photo) => (
          <li key={photo.id}>
            <a href={`/photos/${photo.id}`} target="_blank" rel="noreferrer">
              <img
                src={`/photos/${photo.id}`}
                alt={t.photoOf(photo.author, formats.moment(photo.addedAt))}
                loading="lazy"
              />
            </a>
            <small>{t.photoOf(photo.author, formats.moment(photo.addedAt))}</small>
            <button
              type="button"
              className="button"
              data-size="small"
              disabled={unsigned || change.isPending}
              onClick={() => change.mutate({ id: photo.id, author, removed: true })}
            >
              {t.removePhoto}
            </button>
          </li>
        ))}
      </ul>
      {change.data?.removedAt && (
        <p role="status">
          {t.photoRemoved}{' '}
          <button
            type="button"
            className="button"
            data-size="small"
            onClick={() => change.mutate({ id: change.data.id, author, removed: false })}
          >
            {t.restore}
          </button>
        </p>
      )}
      <label htmlFor={`${id}-author`}>
        {t.photoAuthor}
        <input
          id={`${id}-author`}
          maxLength={80}
          autoComplete="name"
          value={author}
          onChange={({ target }) => onAuthor(target.value)}
        />
      </label>
      <label htmlFor={`${id}-file`}>
        {add.isPending ? t.sendingPhoto : t.addPhoto}
        <input
          id={`${id}-file`}
          type="file"
          accept="image/jpeg,image/png"
          disabled={unsigned || add.isPending}
          onChange={send}
        />
      </label>
      <p className="faint">{t.photoHint}</p>
      {(add.error ?? change.error) && <ProblemNotice error={add.error ?? change.error} />}
    </section>
  );
}
