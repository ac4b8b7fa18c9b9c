/** Injection tokens of what main opens before Nest starts. */
export const RUNTIME = Symbol('runtime');
export const SEEDING = Symbol('seeding');
/** SLATE_METRICS_TOKEN; null where none is set. */
export const METRICS_TOKEN = Symbol('metrics token');
export const CONFIG = Symbol('config');
/** Where this service answers and where its data is. */
export const PLACE = Symbol('place');

export interface Place {
  readonly url: string;
  /** Where the data is; null outside the demonstration, where it is nobody's business. */
  readonly home: string | null;
  readonly database: 'embedded' | 'external';
  readonly version: string;
}
