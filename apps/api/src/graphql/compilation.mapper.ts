import { CHANGE_KINDS, missingUnits, type CompiledFigures as Figures, type CompiledUnit as Unit } from '#insight';
import { periodName, STAGES, type Names, type PeriodId } from '#kernel';
import type { Compilation as Compiled, Issue } from '../compilation/compilation.service';
import type {
  Compilation,
  CompilationDifferences,
  CompilationIssue,
  CompiledFigures,
  CompiledUnit,
  FiguresThenAndNow,
} from './compilation.types';
import type { ReportStateName } from './enums';
import { labelOf, organisationOut } from './labels';
import type { BasisEnum } from './moment';
import { LATENESS_ZH } from './report.types';

export type People = ReadonlyMap<string, { readonly name: string; readonly organisation: string }>;

export function compilationOut(compiled: Compiled, people: People): Compilation {
  const { content, hash, position, judgedAt, names, issue } = compiled;
  return {
    period: content.period,
    periodZh: periodName(content.period, 'zh'),
    basis: content.basis as BasisEnum,
    asOf: content.asOf,
    since: content.since,
    madeFrom: position,
    judgedAt,
    hash,
    issue: issue && issueOut(issue, people),
    intact: issue === null || issue.hash === hash,
    totals: figuresOut(content.totals),
    units: content.units.map((unit) => unitOut(unit, names)),
    missing: missingUnits(content).map(({ unit }) => organisationOut(unit, names)),
    compiled,
  };
}

export function issueOut(issue: Issue, people: People): CompilationIssue {
  const person = people.get(issue.issuedBy);
  return {
    period: issue.period,
    periodZh: periodName(issue.period as PeriodId, 'zh'),
    number: issue.number,
    basis: issue.basis as BasisEnum,
    madeFrom: issue.position,
    issuedAt: issue.issuedAt,
    issuedBy: {
      id: issue.issuedBy,
      name: person?.name ?? issue.issuedBy,
      organisation: organisationOut(person?.organisation ?? 'nrta', issue.names),
    },
    hash: issue.hash,
    note: issue.note ?? null,
    units: issue.units.length,
    missing: issue.missing.map((unit) => organisationOut(unit, issue.names)),
    projects: issue.counts.projects,
    productionCost: issue.totals.productionCost,
    promotionCost: issue.totals.promotionCost,
  };
}

/** The figures of two compilations of one day, unit by unit. */
export function differencesOf(then: Compiled, now: Compiled): Omit<CompilationDifferences, 'changes'> {
  const pair = (unit: string | null, issued: Figures | undefined, today: Figures | undefined): FiguresThenAndNow => ({
    unit: unit === null ? null : organisationOut(unit, then.names),
    issued: issued ? figuresOut(issued) : null,
    now: today ? figuresOut(today) : null,
  });
  const units = [...new Set([...then.content.units, ...now.content.units].map(({ unit }) => unit))];
  const of = ({ content }: Compiled, unit: string) => content.units.find((each) => each.unit === unit)?.figures;
  return {
    none: then.hash === now.hash,
    total: pair(null, then.content.totals, now.content.totals),
    byUnit: units
      .filter((unit) => JSON.stringify(of(then, unit)) !== JSON.stringify(of(now, unit)))
      .map((unit) => pair(unit, of(then, unit), of(now, unit))),
  };
}

const unitOut = ({ unit, state, lateness, figures, ...rest }: Unit, names: Names): CompiledUnit => ({
  ...rest,
  unit: organisationOut(unit, names),
  state: state as ReportStateName,
  stateZh: labelOf('state', state),
  lateness,
  latenessZh: LATENESS_ZH[lateness],
  figures: figuresOut(figures),
});

const figuresOut = ({ byStage, kinds, disputed, ...figures }: Figures): CompiledFigures => ({
  ...figures,
  disputed: disputed?.projects ?? null,
  disputedProduction: disputed?.productionCost ?? null,
  disputedPromotion: disputed?.promotionCost ?? null,
  byStage: [
    ...STAGES.map(({ code, zh }) => ({ stage: code, zh, count: byStage[code] ?? 0 })),
    { stage: null, zh: '（无）', count: byStage.NONE ?? 0 },
  ].filter(({ count }) => count > 0),
  changes: CHANGE_KINDS.map(({ kind, zh, metric }) => ({ kind, zh, metric, count: kinds[kind] ?? 0 })),
});
