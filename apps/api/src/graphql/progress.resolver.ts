import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import { and, cutAgain, stageDifferences, stagePath, stageSpans, type KnownStages, type StageSpan as Span } from '#insight';
import {
  claimRelation,
  endOfDay,
  instantOfMillis,
  millisOf,
  nationScope,
  periodRelation,
  projectFactRelation,
  stageOf,
  type Instant,
  type LocalDate,
  type StageCode,
} from '#kernel';
import { ReadStore, type Cut, type CutReader } from '#platform/read-store';
import { allRows } from '../adapters/pages';
import { CurrentActor } from './actor';
import { ClaimReader } from './claims.loader';
import { cutOut, cutRequest, MomentInput } from './moment';
import { KnownMoment, KnownMomentKind, ProjectProgress, type StageSpan } from './progress.types';
import { Claim, Project } from './project.types';

/** A project's stages at two moments of knowledge, and the moments there are to look back from (I-01, J-06). */
@Resolver(() => Project)
export class ProgressResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly claims: ClaimReader,
  ) {}

  @ResolveField(() => ProjectProgress, {
    description: 'Its stages as known at its own moment beside what was known at another one, in its basis (I-01, J-06).',
  })
  async progress(
    @CurrentActor() actor: Actor,
    @Parent() project: Project,
    @Args('then', { description: 'The moment to compare with: knownAt alone also sets the day.' }) then: MomentInput,
  ): Promise<ProjectProgress> {
    const { cut, now, was } = await this.reads.read(cutAgain(project.cut), async (reader) => {
      const cut = await reader.cutAt(cutRequest(then));
      return { cut, now: await knownAt(reader, actor, project, reader.cut), was: await knownAt(reader, actor, project, cut) };
    });
    const ids = [...new Set([...now.spans, ...was.spans].map(({ claim }) => claim))];
    const claims = new Map((await this.claims.byIds(ids, actor.scope, project.cut)).map((claim) => [claim.id, claim]));
    const out = (span: Span | null) => (span === null ? null : spanOut(span, claims));
    const of = ({ spans }: KnownStages, stage: StageCode) =>
      spans.filter((span) => span.stage === stage).map((span) => spanOut(span, claims));
    return {
      then: cutOut(cut),
      stages: stagePath(project.category, now, was).map((stage) => ({
        ...named(stage),
        now: of(now, stage),
        then: of(was, stage),
      })),
      differences: stageDifferences(was, now).map(({ stage, kind, ...sides }) => ({
        ...named(stage),
        kind,
        then: out(sides.then),
        now: out(sides.now),
      })),
      firstDay: [...now.spans, ...was.spans].map(({ from }) => from).sort()[0] ?? null,
    };
  }

  @ResolveField(() => [KnownMoment], {
    description:
      'Moments to look back from, oldest first: each at which something was recorded about it, and the ends of the half-months since.',
  })
  moments(@CurrentActor() actor: Actor, @Parent() project: Project): Promise<KnownMoment[]> {
    return this.reads.read(cutAgain(project.cut), async (reader) => {
      const ofProject = { op: 'is', field: 'project', value: project.code } as const;
      const counts = new Map<Instant, number>();
      for (const { recordedAt } of await allRows(reader, claimRelation, actor.scope, ofProject)) {
        counts.set(recordedAt as Instant, (counts.get(recordedAt as Instant) ?? 0) + 1);
      }
      const recorded = [...counts].map(([at, claims]): KnownMoment => ({
        kind: KnownMomentKind.RECORDED,
        knownAt: at,
        at,
        period: null,
        claims,
      }));
      const first = recorded.map(({ at }) => at).sort()[0];
      const periods = first === undefined ? [] : await allRows(reader, periodRelation, nationScope, and());
      const ends = periods
        .map((row): KnownMoment => {
          const to = row['to'] as LocalDate;
          const at = instantOfMillis(millisOf(endOfDay(to)) - 1);
          return { kind: KnownMomentKind.PERIOD_END, knownAt: to, at, period: String(row['period']), claims: 0 };
        })
        .filter(({ at }) => first !== undefined && at > first && at < project.cut.now);
      return [...recorded, ...ends].sort((a, b) => (a.at < b.at ? -1 : 1));
    });
  }
}

async function knownAt(reader: CutReader, actor: Actor, project: Project, at: Cut): Promise<KnownStages> {
  const where = and(
    { op: 'is', field: 'project', value: project.code },
    { op: 'is', field: 'basis', value: project.basis },
    { op: 'is', field: 'attribute', value: 'stage' },
  );
  const rows = await reader.history(projectFactRelation, { scope: actor.scope, where, at });
  const told = rows.flatMap(({ row, effectiveFrom, effectiveTo }): Span[] =>
    effectiveFrom === null || row['value'] === null || row['value'] === undefined
      ? []
      : [{ stage: row['value'] as StageCode, from: effectiveFrom, to: effectiveTo, claim: String(row['claim']) }],
  );
  return stageSpans(at.asOf, told);
}

const spanOut = ({ from, to, claim }: Span, claims: ReadonlyMap<string, Claim>): StageSpan => ({
  from,
  to,
  claim: claims.get(claim) ?? null,
});

function named(code: StageCode): { readonly stage: StageCode; readonly zh: string; readonly en: string } {
  const { zh, en } = stageOf(code);
  return { stage: code, zh, en };
}
