import type { EventMetadata, LocalDate } from '#kernel';
import type { ReportEvent } from '../events';
import { canonicalClaims } from '../report/submit-report.part';
import { hashOfRevision, historyOf, type HistoryFact } from './report-history';

const of = { unit: 'bureau-51', period: '2026-06-H1' };
const metadata = { actor: 'person-1', organisation: 'bureau-51' } as unknown as EventMetadata;
const facts = (...events: readonly ReportEvent[]): readonly HistoryFact[] =>
  events.map((event, at) => ({ ...event, id: `e${at}`, position: at + 1, metadata }));
const line = (revision: number, was: number | null, value: number | null): ReportEvent => ({
  type: 'LineReported',
  data: {
    ...of,
    revision,
    project: 'p',
    cells: [{ attribute: 'productionCost', value, was, effectiveOn: '2026-06-15' as LocalDate, source: 's' }],
  },
});
const retracted = (revision: number, event: string): ReportEvent => ({
  type: 'LineRetracted',
  data: { ...of, revision, project: 'p', cells: [{ attribute: 'productionCost', event }] },
});
const sent = (revision: number): ReportEvent => ({
  type: 'ReportSubmitted',
  data: { ...of, revision, hash: 'h', receipt: 'r' } as never,
});
const returned: ReportEvent = { type: 'ReportReturned', data: { ...of, revision: 1, reason: 'x', marks: [], projects: ['p'] } };

describe('the history of a report (B-08)', () => {
  it('calls a submission after a return sent again, after an acceptance a correction', () => {
    const accepted: ReportEvent = { type: 'ReportAccepted', data: { ...of, revision: 2, projects: [] } };
    const kinds = historyOf(facts(sent(1), returned, sent(2), accepted, sent(3))).map(({ kind }) => kind);
    expect(kinds).toEqual(['SUBMITTED', 'RETURNED', 'RESUBMITTED', 'ACCEPTED', 'CORRECTED']);
  });

  it('shows a cell that was claimed anew once, and one that was only taken back with what it goes back to', () => {
    const [, , anew] = historyOf(facts(line(1, 5, 9), sent(1), returned, retracted(2, 'e0'), line(2, 9, 7), sent(2)));
    expect(anew?.changes).toMatchObject([{ claim: 'e4:productionCost', was: 9, now: 7, takenBack: false }]);
    const [, , back] = historyOf(facts(line(1, null, 9), sent(1), returned, retracted(2, 'e0'), sent(2)));
    expect(back?.changes).toMatchObject([{ claim: 'e0:productionCost', was: 9, now: null, takenBack: true }]);
  });

  it('takes a revision’s hash over its own canonical claims and no others', () => {
    const log = facts(line(1, 5, 9), sent(1), returned, retracted(2, 'e0'), line(2, 9, 7), sent(2));
    const claims = (at: number) => (log[at] as Extract<HistoryFact, { type: 'LineReported' }>).data;
    const back = (log[3] as Extract<HistoryFact, { type: 'LineRetracted' }>).data;
    const text = (value: unknown): string => JSON.stringify(value);
    expect(hashOfRevision(log, 1, text)).toBe(text(canonicalClaims(of.unit, of.period, 1, [claims(0)], [])));
    expect(hashOfRevision(log, 2, text)).toBe(text(canonicalClaims(of.unit, of.period, 2, [claims(4)], [back])));
    expect(hashOfRevision(log, 3, text)).toBeNull();
  });
});
