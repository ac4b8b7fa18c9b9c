import { useSaid } from './announce';

/** Tells what happened: seen by all, read out by screen readers. */
export function Live() {
  const said = useSaid();
  return (
    <p className={said === '' ? 'visually-hidden' : 'review-said'} role="status" aria-live="polite" data-said>
      {said}
    </p>
  );
}
