import { Args, ArgsType, Field, ID, InputType, Parent, Query, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import { and, cutAgain, ofBasis, metricById } from '#insight';
import { projectFactRelation, projectRelation, type Basis, type Metric, type Predicate, type Row } from '#kernel';
import { ReadStore, type Cut, type HistoryRow } from '#platform/read-store';
import { namesAt } from '../names/named-reads';
import { CurrentActor } from './actor';
import { changedSince } from './changed-since';
import { attributeZh, ClaimReader, factText } from './claims.loader';
import { checkedFirst, connection, connectionOf, JumpArgs, placeOf, type Connection } from './connection';
import { AttributeEnum, type AttributeName } from './enums';
import { filterPredicate } from './filters';
import { ProjectFilter } from './figures.types';
import { BasisEnum, cutOut, cutRequest, CutType, MomentArgs } from './moment';
import { perCut } from './per-cut';
import { projectOf } from './project.mapper';
import { Claim, FactSegment, Project } from './project.types';

const ProjectConnection = connectionOf('Project', Project);

export enum ProjectOrderField {
  CODE = 'project',
  TITLE = 'title',
  STAGE_SINCE = 'stageSince',
  PRODUCTION_COST = 'productionCost',
  FIRST_BROADCAST_ON = 'firstBroadcastOn',
  REGISTERED_ON = 'registeredOn',
  STAGE = 'stage',
  UNIT = 'unit',
  CATEGORY = 'category',
  PROMOTION_COST = 'promotionCost',
  REPORTED_IN = 'reportedIn',
}
registerEnumType(ProjectOrderField, {
  name: 'ProjectOrderField',
  description: 'What a list of projects can be sorted by; rows without a value come last.',
  valuesMap: {
    CODE: { description: 'Project code.' },
    TITLE: { description: 'Title, by pinyin.' },
    STAGE_SINCE: { description: 'Day the stage was entered.' },
    PRODUCTION_COST: { description: '制作成本, in 分.' },
    FIRST_BROADCAST_ON: { description: 'Day of the first broadcast.' },
    REGISTERED_ON: { description: 'Day the registration took effect.' },
    STAGE: { description: 'Stage, in official order (J-05).' },
    UNIT: { description: 'Reporting unit, in the official order of GB/T 2260.' },
    CATEGORY: { description: 'Batch, in the annex’s order (J-02).' },
    PROMOTION_COST: { description: '发行/推广费用, in 分.' },
    REPORTED_IN: { description: 'Newest half-month from whose report a value came.' },
  },
});

@InputType({ description: 'How a list of projects is sorted.' })
export class ProjectOrder {
  @Field(() => ProjectOrderField, { description: 'Sort key; equal ones stand by code.' })
  field!: ProjectOrderField;

  @Field(() => Boolean, { defaultValue: false, description: 'Largest first.' })
  descending!: boolean;
}

/** A sort key as the read store takes it. */
export const orderingOf = (field: ProjectOrderField, descending: boolean) => ({
  field,
  descending,
  ...(field === ProjectOrderField.TITLE ? { pinyin: true } : {}),
});

@ArgsType()
class ProjectsArgs extends JumpArgs {
  @Field(() => BasisEnum, { defaultValue: BasisEnum.REPORTED, description: 'As reported, or as accepted.' })
  basis!: BasisEnum;

  @Field(() => ProjectFilter, { nullable: true, description: 'Which projects; all in the actor’s scope if absent.' })
  filter?: ProjectFilter;

  @Field(() => ProjectOrder, { nullable: true, description: 'By code if absent.' })
  orderBy?: ProjectOrder;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those that say something else now than was known then of the same day: a date (its end), an instant or a position.',
  })
  changedSince?: string;
}

/** The list of all projects is the list of the metric `projects`: one definition (design section 4). */
const projectsMetric = metricById('projects') as Metric;

@Resolver(() => Project)
export class ProjectsResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly claims: ClaimReader,
  ) {}

  @Query(() => ProjectConnection, { description: 'Projects as they stood at a moment, in the actor’s scope (I-06).' })
  projects(@CurrentActor() actor: Actor, @Args() { at }: MomentArgs, @Args() args: ProjectsArgs): Promise<Connection<Project>> {
    const asked = and(ofBasis(projectsMetric, args.basis as Basis), filterPredicate(args.filter));
    const orderBy = args.orderBy ? { orderBy: [orderingOf(args.orderBy.field, args.orderBy.descending)] } : {};
    return this.reads.read(cutRequest(at), async (reader) => {
      const { scope } = actor;
      const since = args.changedSince;
      const where = since == null ? asked : and(asked, await changedSince(reader, scope, asked, since));
      const page = await reader.metricRows(projectsMetric, {
        scope,
        where,
        limit: checkedFirst(args.first),
        ...orderBy,
        ...placeOf(args),
      });
      const { cut } = reader;
      const total = (): Promise<number> =>
        this.reads.read(cutAgain(cut), (again) => again.count(projectRelation, { scope, where }));
      return connection(page, ({ row }: { row: Row }) => projectOf(row, cut), total, args.after, args.skip);
    });
  }

  @Query(() => Project, {
    nullable: true,
    description: 'One project by its code; null where there is none in the actor’s scope.',
  })
  project(
    @CurrentActor() actor: Actor,
    @Args('code', { type: () => ID, description: 'e.g. 51-2026-0007' }) code: string,
    @Args() { at }: MomentArgs,
    @Args('basis', { type: () => BasisEnum, defaultValue: BasisEnum.REPORTED, description: 'As reported, or as accepted.' })
    basis: BasisEnum,
  ): Promise<Project | null> {
    const where = and(ofBasis(projectsMetric, basis as Basis), { op: 'is', field: 'project', value: code });
    return this.reads.read(cutRequest(at), async (reader) => {
      const page = await reader.list(projectRelation, { scope: actor.scope, where, limit: 1 });
      const row = page.rows[0]?.row;
      return row ? projectOf(row, reader.cut) : null;
    });
  }

  @Query(() => Claim, { nullable: true, description: 'One claim by its id: the fact, its report, its cell, its person.' })
  claim(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'As Claim.id gives it.' }) id: string,
    @Args() { at }: MomentArgs,
  ): Promise<Claim | null> {
    return this.reads.read(cutRequest(at), async ({ cut }) => (await this.claims.byIds([id], actor.scope, cut))[0] ?? null);
  }

  @ResolveField(() => CutType, { description: 'The moment this project is shown at.' })
  at(@Parent() project: Project): CutType {
    return cutOut(project.cut);
  }

  @ResolveField(() => [Claim], {
    description: 'The claims that the shown values rest on, all or of one attribute: the way from a number to its cell (I-02).',
  })
  async facts(
    @CurrentActor() actor: Actor,
    @Parent() project: Project,
    @Args('attributes', { type: () => [AttributeEnum], nullable: true, description: 'Only these; all if absent.' })
    attributes?: AttributeName[],
  ): Promise<Claim[]> {
    const ids = Object.entries(project.claimIds)
      .filter(([attribute]) => attributes === undefined || attributes.some((each) => each === attribute))
      .map(([, id]) => id);
    const loaded = await this.loaderOf(actor, project.cut).loadMany(ids);
    return loaded.filter((claim): claim is Claim => claim !== null && !(claim instanceof Error));
  }

  @ResolveField(() => [FactSegment], {
    description:
      'The whole timeline: from when to when each value held, in both bases; with versions, also what was believed before (I-01).',
  })
  timeline(
    @CurrentActor() actor: Actor,
    @Parent() project: Project,
    @Args('attributes', { type: () => [AttributeEnum], nullable: true, description: 'Only these; all if absent.' })
    attributes?: AttributeName[],
    @Args('versions', { type: () => Boolean, defaultValue: false, description: 'True: also what was believed before.' })
    versions?: boolean,
  ): Promise<FactSegment[]> {
    const only: Predicate[] = attributes === undefined ? [] : [{ op: 'in', field: 'attribute', values: attributes }];
    return this.reads.read(cutAgain(project.cut), async (reader) => {
      const rows = await reader.history(projectFactRelation, {
        scope: actor.scope,
        where: and({ op: 'is', field: 'project', value: project.code }, ...only),
        versions: versions ?? false,
      });
      return rows.map((row) => segmentOf(row, project.cut));
    });
  }

  private readonly loaderOf = perCut((actor, cut) => this.claims.loader(actor.scope, cut));
}

@Resolver(() => FactSegment)
export class FactSegmentResolver {
  constructor(private readonly claims: ClaimReader) {}

  @ResolveField(() => Claim, { nullable: true, description: 'The claim it rests on.' })
  async claim(@CurrentActor() actor: Actor, @Parent() segment: FactSegment): Promise<Claim | null> {
    return (await this.claims.byIds([segment.claimId], actor.scope, segment.cut))[0] ?? null;
  }
}

function segmentOf({ row, effectiveFrom, effectiveTo, knownFrom, knownTo }: HistoryRow, cut: Cut): FactSegment {
  const attribute = String(row['attribute']) as AttributeName;
  return {
    attribute,
    attributeZh: attributeZh(attribute),
    basis: row['basis'] as BasisEnum,
    from: effectiveFrom ?? '',
    to: effectiveTo,
    knownFrom,
    knownTo,
    value: row['value'] ?? null,
    text: factText(attribute, row['value'], namesAt(cut)),
    disputed: row['disputed'] === true,
    claimId: String(row['claim']),
    cut,
  };
}
