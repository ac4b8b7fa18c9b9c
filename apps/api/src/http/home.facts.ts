/** A demonstration account; its token is a public word. */
export interface HomeAccount {
  readonly name: string;
  /** As people read it: 四川省广播电视局. */
  readonly organisation: string;
  readonly roleZh: string;
  readonly token: string;
}

/** A number of the nation, already formatted. */
export interface HomeFigure {
  readonly zh: string;
  readonly value: string;
}

/** What the page tells; `/api/status` answers the same as JSON. */
export interface HomeFacts {
  readonly version: string;
  /** Address of the service without a slash at the end. */
  readonly url: string;
  /** Folder of the data; null outside the demonstration. */
  readonly home: string | null;
  readonly database: 'embedded' | 'external';
  /** Null when nothing is being written. */
  readonly seeding: { readonly done: number; readonly total: number } | null;
  /** Why seeding ended badly. */
  readonly seedingFailed: string | null;
  /** Newest half-month opened; null before the first. */
  readonly period: { readonly id: string; readonly zh: string; readonly en: string } | null;
  /** Empty outside the demonstration. */
  readonly accounts: readonly HomeAccount[];
  readonly nation?: readonly HomeFigure[];
}
