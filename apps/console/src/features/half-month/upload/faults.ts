import type { Draft, DraftFinding } from '../operations';

/** A cell of the draft with all that is said of it. */
export interface FaultyCell {
  readonly key: string;
  readonly line: string;
  readonly attribute: string;
  readonly findings: readonly DraftFinding[];
  /** The text that stands in it now. */
  readonly stands: string;
}

export interface Faults {
  /** Cells with an error. */
  readonly cells: readonly FaultyCell[];
  /** Errors that no cell repairs: rows and sheets. */
  readonly rows: readonly DraftFinding[];
  /** Warnings nobody gave a reason for. */
  readonly warnings: readonly FaultyCell[];
  readonly rowWarnings: readonly DraftFinding[];
  readonly waived: readonly DraftFinding[];
}

/** Questions and missing projects have places of their own. */
const ELSEWHERE: readonly string[] = ['LINE_UNRESOLVED', 'PROJECT_MISSING'];

export const isError = ({ severity }: Pick<DraftFinding, 'severity'>): boolean => severity === 'ERROR';

/** A row of an earlier file that the newer one does not list: struck, or is the newer file only a part? */
export const isLeftOut = ({ code }: Pick<DraftFinding, 'code'>): boolean => code === 'EARLIER_ROW_KEPT';

export function faultsOf({ findings }: Pick<Draft, 'findings'>): Faults {
  const open = findings.filter(({ code, waived, severity }) => !ELSEWHERE.includes(code) && (severity === 'ERROR' || !waived));
  const cells = new Map<string, DraftFinding[]>();
  for (const each of open) {
    if (each.line === null || each.attribute === null) continue;
    const key = `${each.line}|${each.attribute}`;
    cells.set(key, [...(cells.get(key) ?? []), each]);
  }
  const all = [...cells].map(([key, of]): FaultyCell => {
    const [first] = of;
    return { key, line: first?.line ?? '', attribute: first?.attribute ?? '', findings: of, stands: first?.stands ?? '' };
  });
  const noCell = open.filter(({ line, attribute }) => line === null || attribute === null);
  return {
    cells: all.filter((cell) => cell.findings.some(isError)),
    warnings: all.filter((cell) => !cell.findings.some(isError)),
    rows: noCell.filter(isError),
    rowWarnings: noCell.filter((each) => !isError(each)),
    waived: findings.filter((each) => !isError(each) && each.waived !== null),
  };
}

/** How many things are left to settle; the draft can be sent when none is. */
export const openCount = ({ errors, warnings }: Pick<Draft, 'errors' | 'warnings'>): number => errors + warnings;
