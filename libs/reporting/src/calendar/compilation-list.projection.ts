import { compilationRelation, type Instant, type Projection, tableOf } from '#kernel';
import type { CompilationIssued } from '../events';

export interface IssuedRow extends CompilationIssued {
  readonly organisation: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
}

/** Compilations issued so far, each with the cut it was made from (B-03, W-04). */
export const compilationList: Projection<IssuedRow> = {
  name: 'compilation_list',
  handles: ['CompilationIssued'],
  tables: [tableOf(compilationRelation, [['period', 'number']])],
  keys: (event) => {
    const { period, number } = event.data as CompilationIssued;
    return [`${period}/${number}`];
  },
  fold: (issued, { data, metadata }) =>
    issued ?? {
      ...(data as CompilationIssued),
      organisation: metadata.organisation,
      issuedAt: metadata.recordedAt,
      issuedBy: metadata.actor,
    },
  rows: ({ counts, totals, position, note, ...row }) => [
    { table: 'compilation', values: { ...row, ...counts, ...totals, madeFrom: position, note: note ?? null } },
  ],
};
