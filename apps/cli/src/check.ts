/** One thing `slate doctor` looked at. */
export interface Check {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly state: 'ok' | 'warning' | 'failed';
  /** What was found. */
  readonly detail: string;
  /** What to do, Chinese first; absent when all is well. */
  readonly remedy?: string;
}

type Looked = Pick<Check, 'state' | 'detail' | 'remedy'>;

/** A check by its name, with what was found. */
export const check = (id: string, zh: string, en: string, { remedy, ...looked }: Looked): Check => ({
  id,
  zh,
  en,
  ...looked,
  ...(remedy === undefined ? {} : { remedy }),
});

export const ok = (detail: string): Looked => ({ state: 'ok', detail });
export const warning = (detail: string, remedy: string): Looked => ({ state: 'warning', detail, remedy });
export const failed = (detail: string, remedy: string): Looked => ({ state: 'failed', detail, remedy });
