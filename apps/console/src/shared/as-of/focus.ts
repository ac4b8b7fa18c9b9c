/** A half-month with where it stands, as `periods` and `calendar` give it. */
interface Standing {
  readonly id: string;
  readonly state: 'NOT_OPENED' | 'RUNNING' | 'DUE' | 'CLOSED';
}

/** The text of a half-month's id is in the order of time. */
const inOrder = <P extends Standing>(periods: readonly P[]): readonly P[] => [...periods].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The half-month a page speaks of unless one is chosen: the due one, else the next to be due, else the last opened. */
export function focusOf<P extends Standing>(periods: readonly P[]): P | undefined {
  const ordered = inOrder(periods);
  const open = ordered.filter(({ state }) => state !== 'NOT_OPENED');
  return (
    open.find(({ state }) => state === 'DUE') ??
    open.find(({ state }) => state === 'RUNNING') ??
    open[open.length - 1] ??
    ordered[0]
  );
}

/** The one to be seen beside it: what runs already while it is due, else the last that was due before it. */
export function besideOf<P extends Standing>(periods: readonly P[], focus: P): P | undefined {
  const ordered = inOrder(periods);
  return (
    ordered.find(({ id, state }) => state === 'RUNNING' && id !== focus.id) ??
    ordered.filter(({ id, state }) => state === 'CLOSED' && id < focus.id).pop()
  );
}
