export const ASOF = ['06-10', '06-30', '08-25', '08-31', '09-30', '10-15'] as const;
/** Moments of section 4, as `knownAt` takes them; K4 is a position. */
export const K: Readonly<Record<string, string>> = {
  K1: '2026-07-07T12:00:00+08:00',
  K2: '2026-07-10T08:59:50+08:00',
  K3: '2026-09-30',
  K4: 'position 26',
  K5: '2026-10-15',
};

/** Section 4 of the worked example, as printed. */
const ANSWERS = `
| K1–K5 | 06-10 | – | – | TOPIC | – | none 1 | 0.00 (1) |
| K1 | 06-30 on | SCRIPT / TOPIC | 120 / – | TOPIC | 900! / – | TOPIC 1, SCRIPT 1 / TOPIC 2 | 1020! (0) / 0.00 (2) |
| K2 | 06-30 on | SCRIPT / TOPIC | 120 / – | TOPIC | 90 / – | TOPIC 1, SCRIPT 1 / TOPIC 2 | 210 (0) / 0.00 (2) |
| K3 K4 K5 | 06-30 | SCRIPT | 120 | TOPIC | 90 | TOPIC 1, SCRIPT 1 | 210 (0) |
| K3 K4 | 08-25 | FILING | 120 | TOPIC | 90 | TOPIC 1, FILING 1 | 210 (0) |
| K3 | 08-31 | FILING | 180 | FILING | 90 | FILING 2 | 270 (0) |
| K3 | 09-30 on | POST / FILING | 180 | SHOOTING / FILING | 90 | SHOOTING 1, POST 1 / FILING 2 | 270 (0) |
| K4 | 08-31 | FILING | 168 / 180 | FILING | 90 | FILING 2 | 258 (0) / 270 (0) |
| K4 | 09-30 on | POST / FILING | 168 / 180 | SHOOTING / FILING | 90 | SHOOTING 1, POST 1 / FILING 2 | 258 (0) / 270 (0) |
| K5 | 08-25 | SHOOTING | 120 | TOPIC | 90 | TOPIC 1, SHOOTING 1 | 210 (0) |
| K5 | 08-31 | SHOOTING | 168 | FILING | 90 | FILING 1, SHOOTING 1 | 258 (0) |
| K5 | 09-30 | POST / SHOOTING | 168 | SHOOTING / FILING | 90 | SHOOTING 1, POST 1 / FILING 1, SHOOTING 1 | 258 (0) |
| K5 | 10-15 | POST / SHOOTING | 168 | SCRIPT / FILING | 90 | SCRIPT 1, POST 1 / FILING 1, SHOOTING 1 | 258 (0) |`;

/** The cells of a printed table, row by row. */
export const cellsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

export interface ExpectedAnswer {
  readonly k: string;
  readonly asOf: string;
  /** A stage, A cost, B stage, B cost, projects by stage, sum (missing): reported / accepted where they differ. */
  readonly cells: readonly string[];
}

/** Section 4 with its abbreviations written out: 30 moments. */
export const expectedAnswers = (): readonly ExpectedAnswer[] =>
  cellsOf(ANSWERS).flatMap(([ks, days, ...cells]) =>
    moments(ks as string).flatMap((k) => daysOf(days as string).map((asOf) => ({ k, asOf, cells }))),
  );

function moments(text: string): string[] {
  return text === 'K1–K5' ? Object.keys(K) : text.split(' ');
}

function daysOf(text: string): string[] {
  return text.endsWith(' on') ? ASOF.slice(ASOF.indexOf(text.slice(0, 5) as (typeof ASOF)[number])) : [text];
}
