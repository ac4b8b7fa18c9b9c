import type { Attribute, AttributeValue } from './attribute';
import {
  type Claim,
  type Claims,
  acceptReport,
  addClaim,
  disputeReport,
  officialClaim,
  regressAt,
  reportClaim,
  retractClaims,
  segments,
} from './claims';
import type { Basis } from './metric';
import type { StageCode } from './stage';
import { localDate } from './time';

const WAN = 1_000_000;
const day = (text: string) => localDate(`2026-${text}`);
const made = (position: number, attribute: Attribute, value: AttributeValue, on: string) => ({
  eventId: String(position),
  attribute,
  value,
  effectiveOn: day(on),
  position,
});
const reported =
  (report: string, revision: number, position: number, attribute: Attribute, value: AttributeValue, on: string) =>
  (claims: Claims) =>
    addClaim(claims, reportClaim(made(position, attribute, value, on), report, revision));
const official = (position: number, value: StageCode, on: string) => (claims: Claims) =>
  addClaim(claims, officialClaim(made(position, 'stage', value, on)));
const retracted = (report: string, revision: number, position: number, attribute: Attribute) => (claims: Claims) =>
  retractClaims(claims, report, [`${position}:${attribute}`], revision);
const accepted = (report: string, revision: number) => (claims: Claims) => acceptReport(claims, report, revision);
const returned = (report: string, marks: readonly Attribute[] | 'all') => (claims: Claims) =>
  disputeReport(claims, report, marks);

type Step = readonly [position: number, ...acts: readonly ((claims: Claims) => Claims)[]];

/** The worked example's log, each append at its last position. */
const A: readonly Step[] = [
  [5, reported('06-H1', 1, 3, 'stage', 'TOPIC', '06-15')],
  [6, accepted('06-H1', 1)],
  [9, reported('06-H2', 1, 7, 'stage', 'SCRIPT', '06-22'), reported('06-H2', 1, 7, 'productionCost', 120 * WAN, '06-30')],
  [10, returned('06-H2', [])],
  [14, accepted('06-H2', 2)],
  [15, official(15, 'FILING', '07-09')],
  [18, reported('08-H2', 1, 16, 'productionCost', 180 * WAN, '08-31')],
  [20, accepted('08-H2', 1)],
  [23, reported('09-H2', 1, 21, 'stage', 'POST', '09-28')],
  [26, retracted('08-H2', 2, 16, 'productionCost'), reported('08-H2', 2, 25, 'productionCost', 168 * WAN, '08-31')],
  [27, official(27, 'SHOOTING', '08-20')],
  [28, accepted('08-H2', 2)],
];
const B: readonly Step[] = [
  [5, reported('06-H1', 1, 4, 'stage', 'TOPIC', '06-08')],
  [6, accepted('06-H1', 1)],
  [9, reported('06-H2', 1, 8, 'productionCost', 900 * WAN, '06-30')],
  [10, returned('06-H2', ['productionCost'])],
  [13, retracted('06-H2', 2, 8, 'productionCost'), reported('06-H2', 2, 12, 'productionCost', 90 * WAN, '06-30')],
  [14, accepted('06-H2', 2)],
  [18, reported('08-H2', 1, 17, 'stage', 'SCRIPT', '08-31')],
  [19, official(19, 'FILING', '08-31')],
  [20, accepted('08-H2', 1)],
  [23, reported('09-H2', 1, 22, 'stage', 'SHOOTING', '09-20')],
  [30, reported('10-H1', 1, 29, 'stage', 'SCRIPT', '10-12')],
];

const fold = (steps: readonly Step[], upTo = Infinity): Claims =>
  steps
    .filter(([position]) => position <= upTo)
    .reduce<Claims>((claims, [, ...acts]) => acts.reduce((now, act) => act(now), claims), []);

/** Rows of one attribute and basis as the runner would keep them: from, to, knownFrom, knownTo, value, claim. */
function versions(steps: readonly Step[], attribute: Attribute, basis: Basis): readonly string[] {
  const rows = new Map<string, { knownFrom: number; knownTo: number | null }[]>();
  for (const [position] of steps) {
    const present = new Set(
      segments(fold(steps, position), attribute, basis).map(({ from, to, fact }) =>
        [from.slice(5), to?.slice(5) ?? '–', shown(fact), fact.position].join(' '),
      ),
    );
    for (const row of present) {
      const kept = rows.get(row) ?? [];
      if (kept.at(-1)?.knownTo !== null || kept.length === 0) kept.push({ knownFrom: position, knownTo: null });
      rows.set(row, kept);
    }
    for (const [row, kept] of rows) {
      const last = kept.at(-1);
      if (last && last.knownTo === null && !present.has(row)) last.knownTo = position;
    }
  }
  return [...rows].flatMap(([row, kept]) => kept.map(({ knownFrom, knownTo }) => `${row} @${knownFrom}–${knownTo ?? ''}`));
}
const shown = ({ value, disputed }: Claim): string =>
  `${typeof value === 'number' ? value / WAN : String(value)}${disputed ? '!' : ''}`;

describe('the worked example', () => {
  it('section 5: A’s stage, as reported', () =>
    expect(versions(A, 'stage', 'reported')).toEqual([
      '06-15 – TOPIC 3 @5–9',
      '06-15 06-22 TOPIC 3 @9–',
      '06-22 – SCRIPT 7 @9–15',
      '06-22 07-09 SCRIPT 7 @15–',
      '07-09 – FILING 15 @15–23',
      '07-09 09-28 FILING 15 @23–27',
      '09-28 – POST 21 @23–',
      '07-09 08-20 FILING 15 @27–',
      '08-20 09-28 SHOOTING 27 @27–',
    ]));

  it('section 5: A’s stage, as accepted', () =>
    expect(versions(A, 'stage', 'accepted')).toEqual([
      '06-15 – TOPIC 3 @6–14',
      '06-15 06-22 TOPIC 3 @14–',
      '06-22 – SCRIPT 7 @14–15',
      '06-22 07-09 SCRIPT 7 @15–',
      '07-09 – FILING 15 @15–27',
      '07-09 08-20 FILING 15 @27–',
      '08-20 – SHOOTING 27 @27–',
    ]));

  it('section 5: B’s cost on both bases', () => {
    expect(versions(B, 'productionCost', 'reported')).toEqual([
      '06-30 – 900 8 @9–10',
      '06-30 – 900! 8 @10–13',
      '06-30 – 90 12 @13–',
    ]);
    expect(versions(B, 'productionCost', 'accepted')).toEqual(['06-30 – 90 12 @14–']);
  });

  it('section 5: 39 rows for stage and cost of both, 18 of them closed', () => {
    const all = [A, B].flatMap((steps) =>
      (['stage', 'productionCost'] as const).flatMap((attribute) =>
        (['reported', 'accepted'] as const).flatMap((basis) => versions(steps, attribute, basis)),
      ),
    );
    expect(all).toHaveLength(39);
    expect(all.filter((row) => !row.endsWith('–'))).toHaveLength(18);
  });

  it('rule 7: 19 beats 17 of the same day although 17 is accepted later, and 17 stays in the list', () => {
    const claims = fold(B, 20);
    expect(segments(claims, 'stage', 'accepted').map(({ fact }) => fact.position)).toEqual([4, 19]);
    expect(claims.map(({ position }) => position)).toContain(17);
  });

  it('rule 12: only 29 regresses; 27, learned after POST, does not', () => {
    const regresses = (steps: readonly Step[], upTo: number) => {
      const claims = fold(steps, upTo);
      const newest = claims.filter(({ attribute }) => attribute === 'stage').at(-1);
      return newest ? regressAt(claims, newest).map(({ side, from, to }) => `${side} ${from} ${to}`) : [];
    };
    expect(A.flatMap(([position]) => regresses(A, position))).toEqual([]);
    expect(B.filter(([position]) => position < 30).flatMap(([position]) => regresses(B, position))).toEqual([]);
    expect(regresses(B, 30)).toEqual(['before SHOOTING SCRIPT']);
  });
});

describe('claims', () => {
  const open = reported('R', 1, 1, 'stage', 'TOPIC', '06-15')([]);

  it('what changes nothing returns the same list', () => {
    expect(reported('R', 1, 1, 'stage', 'TOPIC', '06-15')(open)).toBe(open);
    expect(retracted('other', 2, 1, 'stage')(open)).toBe(open);
    expect(retracted('R', 2, 9, 'stage')(open)).toBe(open);
    expect(returned('R', [])(open)).toBe(open);
    expect(returned('R', ['note'])(open)).toBe(open);
    expect(accepted('other', 1)(open)).toBe(open);
    const settled = accepted('R', 1)(open);
    expect(accepted('R', 1)(settled)).toBe(settled);
    expect(returned('R', 'all')(settled)).toBe(settled);
    const disputed = returned('R', 'all')(open);
    expect(returned('R', ['stage'])(disputed)).toBe(disputed);
    const gone = retracted('R', 2, 1, 'stage')(open);
    expect(retracted('R', 3, 1, 'stage')(gone)).toBe(gone);
  });

  it('rule 5: acceptance of an earlier revision leaves later claims open and keeps what a later revision takes back', () => {
    const twice = reported('R', 2, 2, 'note', 'later', '06-15')(retracted('R', 2, 1, 'stage')(open));
    const first = accepted('R', 1)(twice);
    expect(segments(first, 'stage', 'accepted')).toHaveLength(1);
    expect(segments(first, 'stage', 'reported')).toHaveLength(0);
    expect(segments(first, 'note', 'accepted')).toHaveLength(0);
    const second = accepted('R', 2)(first);
    expect(segments(second, 'stage', 'accepted')).toHaveLength(0);
    expect(segments(second, 'note', 'accepted')).toHaveLength(1);
    expect(second).toHaveLength(1);
  });

  it('rule 6: without a mark all open claims of that report are disputed, until they are accepted', () => {
    const both = reported('R2', 1, 3, 'stage', 'SCRIPT', '06-30')(reported('R', 1, 2, 'note', 'n', '06-15')(open));
    const disputed = returned('R', 'all')(both);
    expect(disputed.map((claim) => claim.disputed)).toEqual([true, true, false]);
    expect(segments(disputed, 'stage', 'reported')).toHaveLength(2);
    expect(accepted('R', 1)(disputed).map((claim) => claim.disputed)).toEqual([false, false, false]);
  });

  it('an official act is in both bases at once and no report touches it', () => {
    const act = official(4, 'FILING', '07-09')([]);
    expect(act).toMatchObject([{ reported: true, accepted: true, report: null }]);
    expect(retracted('R', 1, 4, 'stage')(act)).toBe(act);
    expect(returned('R', 'all')(act)).toBe(act);
  });

  it('a retracted claim uncovers the one of its day beneath it', () => {
    const covered = reported('R2', 1, 2, 'stage', 'SCRIPT', '06-15')(open);
    expect(segments(covered, 'stage', 'reported').map(({ fact }) => fact.value)).toEqual(['SCRIPT']);
    expect(segments(retracted('R2', 2, 2, 'stage')(covered), 'stage', 'reported').map(({ fact }) => fact.value)).toEqual([
      'TOPIC',
    ]);
  });

  it('a stage put before one that is behind it regresses at its later neighbour', () => {
    const backdated = official(2, 'POST', '06-01')(open);
    const newest = backdated.at(-1);
    expect(newest && regressAt(backdated, newest)).toMatchObject([
      { side: 'after', from: 'POST', to: 'TOPIC', neighbour: { id: '1:stage' } },
    ]);
  });

  it('a covered stage, another attribute and "none" never regress; a claim not yet added is judged as if it were', () => {
    const shooting = official(9, 'SHOOTING', '06-15')(open);
    const [covered] = shooting;
    expect(covered && regressAt(shooting, covered)).toEqual([]);
    const claim = (value: AttributeValue, attribute: Attribute = 'stage') => officialClaim(made(10, attribute, value, '06-20'));
    expect(regressAt(shooting, claim(null))).toEqual([]);
    expect(regressAt(shooting, claim('x', 'note'))).toEqual([]);
    expect(regressAt(shooting, claim('SCRIPT'))).toMatchObject([{ side: 'before', from: 'SHOOTING', to: 'SCRIPT' }]);
    expect(regressAt(shooting, claim('SHOOTING'))).toEqual([]);
  });
});
