import { Args, ArgsType, Field, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Actor } from '#access';
import { and, cutAgain } from '#insight';
import { duplicateRelation, type Predicate, type Row } from '#kernel';
import { EventStore } from '#platform/event-store';
import { ReadStore, type Cut } from '#platform/read-store';
import { allRows } from '../adapters/pages';
import { CurrentActor } from './actor';
import { ClaimReader } from './claims.loader';
import { checkedFirst, connection, connectionOf, PageArgs, type Connection } from './connection';
import { DuplicateFilter, duplicateOf, DuplicateSign, SuspectedDuplicate } from './duplicates.types';
import { unitArgument } from './filters';
import { cutRequest, MomentArgs } from './moment';
import { perCut } from './per-cut';
import { Claim, Project } from './project.types';

const DuplicateConnection = connectionOf('SuspectedDuplicate', SuspectedDuplicate);

@ArgsType()
class DuplicatesArgs extends PageArgs {
  @Field(() => DuplicateFilter, { nullable: true, description: 'Which of them; all in the actor’s scope if absent.' })
  filter?: DuplicateFilter;
}

/** Works that may have been entered twice: found, shown to every side, and never decided here (D-01, D-03, D-04). */
@Resolver(() => SuspectedDuplicate)
export class DuplicatesResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly claimReader: ClaimReader,
    private readonly store: EventStore,
  ) {}

  @Query(() => DuplicateConnection, {
    description:
      'Works that may have been entered twice (D-01, D-02), by planning number, release number, or title and producing body (D-03), never by title alone (D-04). Last learned first; the sides of one suspicion share `share`.',
  })
  duplicates(
    @CurrentActor() actor: Actor,
    @Args() { at }: MomentArgs,
    @Args() args: DuplicatesArgs,
  ): Promise<Connection<SuspectedDuplicate>> {
    const where = filterOf(args.filter);
    return this.reads.read(cutRequest(at), async (reader) => {
      const page = await reader.list(duplicateRelation, {
        scope: actor.scope,
        where,
        orderBy: [{ field: 'learned', descending: true }, { field: 'share' }],
        limit: checkedFirst(args.first),
        ...(args.after === undefined ? {} : { after: args.after }),
      });
      const { cut } = reader;
      const total = (): Promise<number> =>
        this.reads.read(cutAgain(cut), (again) => again.count(duplicateRelation, { scope: actor.scope, where }));
      return connection(page, ({ row }: { row: Row }) => this.out(row, cut), total, args.after);
    });
  }

  @ResolveField(() => [Claim], {
    description: 'Claims that this project’s side rests on, within the actor’s scope (I-02, I-06).',
  })
  async claims(@CurrentActor() actor: Actor, @Parent() { claimIds, cut }: SuspectedDuplicate): Promise<Claim[]> {
    const loaded = await this.claimsOf(actor, cut).loadMany(claimIds);
    return loaded.filter((claim): claim is Claim => claim !== null && !(claim instanceof Error));
  }

  async ofProject(actor: Actor, { code, cut }: Project): Promise<SuspectedDuplicate[]> {
    return (await this.rowsOf(actor, cut).load(code)).map((row) => this.out(row, cut));
  }

  private out(row: Row, cut: Cut): SuspectedDuplicate {
    return duplicateOf(row, cut, (ordinal) => this.store.tokenOf(ordinal));
  }

  private readonly claimsOf = perCut((actor, cut) => this.claimReader.loader(actor.scope, cut));

  /** A list of projects asks once for all of them. */
  private readonly rowsOf = perCut(
    (actor, cut) =>
      new DataLoader<string, readonly Row[]>(
        async (projects) => {
          const where: Predicate = { op: 'in', field: 'project', values: [...projects] };
          const rows = await this.reads.read(cutAgain(cut), (reader) => allRows(reader, duplicateRelation, actor.scope, where));
          return projects.map((project) => rows.filter((row) => row['project'] === project));
        },
        { maxBatchSize: 500 },
      ),
  );
}

@Resolver(() => Project)
export class ProjectDuplicatesResolver {
  constructor(private readonly duplicatesResolver: DuplicatesResolver) {}

  @ResolveField(() => [DuplicateSign], {
    description: 'By what it may have been entered twice, one row per shared thing, as reported whatever the basis (D-03).',
  })
  duplicates(@CurrentActor() actor: Actor, @Parent() project: Project): Promise<DuplicateSign[]> {
    return this.duplicatesResolver.ofProject(actor, project);
  }
}

function filterOf(filter: DuplicateFilter | undefined): Predicate {
  const of: Predicate[] = [];
  if (filter?.units) of.push({ op: 'in', field: 'unit', values: filter.units.map(unitArgument) });
  if (filter?.kinds) of.push({ op: 'in', field: 'kind', values: filter.kinds });
  if (filter?.open != null) of.push({ op: 'is', field: 'open', value: filter.open });
  if (filter?.acrossUnits != null) of.push({ op: 'is', field: 'acrossUnits', value: filter.acrossUnits });
  return and(...of);
}
