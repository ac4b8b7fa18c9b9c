/** A place to print to. */
export interface Printer {
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The world of a run, given whole so that a spec can give another. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder relative paths start from. */
  readonly cwd: string;
  /** The clone: `.slate` stands here unless SLATE_HOME says otherwise. */
  readonly root: string;
  readonly stdout: Printer;
  readonly stderr: Printer;
  readonly fetch: typeof fetch;
  /** Absent when nobody is there to answer. */
  readonly ask?: (question: string) => Promise<string>;
  /** Whether a process of that number lives. */
  readonly alive: (pid: number) => boolean;
}

export type Paint = (text: string) => string;

/** Colours, or none: NO_COLOR (no-color.org) and anything that is not a terminal switch them off. */
export interface Colours {
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly dim: Paint;
  readonly bold: Paint;
}

export function coloursOf(io: Io, printer: Printer): Colours {
  const forced = (io.env['FORCE_COLOR'] ?? '0') !== '0';
  const on = (io.env['NO_COLOR'] ?? '') === '' && (forced || (printer.isTTY === true && io.env['TERM'] !== 'dumb'));
  const paint =
    (code: number): Paint =>
    (text) =>
      on && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { red: paint(31), yellow: paint(33), green: paint(32), dim: paint(2), bold: paint(1) };
}
