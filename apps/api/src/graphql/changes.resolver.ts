import { Args, ArgsType, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import type { Actor } from '#access';
import { endOfPeriodBefore, Figures, type ChangeKind, type Figure } from '#insight';
import { periodRange, type Basis } from '#kernel';
import { CurrentActor } from './actor';
import { ChangeCount, ProjectChangeConnection, UnitChanges } from './change.types';
import { checkedFirst, PageArgs } from './connection';
import { ChangeKindEnum } from './enums';
import { BadInput } from './errors';
import { ProjectFilter } from './figures.types';
import { filterPredicate, periodArgument } from './filters';
import { BasisEnum, cutRequest, MomentInput } from './moment';
import { countsOf, countsOut, projectChanges, unchangedOf, unitChanges } from './project-changes';

@ArgsType()
class ChangesArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Shorthand: between the last day of the half-month before and that of this one, both as known now.',
  })
  period?: string;

  @Field(() => MomentInput, { nullable: true, description: 'The later moment; the present if absent.' })
  at?: MomentInput;

  @Field(() => MomentInput, {
    nullable: true,
    description: 'The earlier moment; if absent, the end of the half-month before the later one, as known at the later one.',
  })
  compareTo?: MomentInput;

  @Field(() => BasisEnum, { defaultValue: BasisEnum.REPORTED, description: 'As reported, or as accepted.' })
  basis!: BasisEnum;

  @Field(() => ProjectFilter, {
    nullable: true,
    description: 'Which projects, judged at the later moment; all in the actor’s scope if absent.',
  })
  filter?: ProjectFilter;

  @Field(() => [ChangeKindEnum], {
    nullable: true,
    description: 'Only projects that changed in one of these ways; the counts are of all.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  kinds?: ChangeKind[];
}

/** What changed since the last half-month, or between any two moments, by unit and by project (I-04). */
@Resolver(() => ProjectChangeConnection)
export class ChangesResolver {
  constructor(private readonly figures: Figures) {}

  @Query(() => ProjectChangeConnection, {
    description: 'What changed between two moments, in the actor’s scope: by project with old and new values, by kind, by unit.',
  })
  changes(@CurrentActor() actor: Actor, @Args() args: ChangesArgs): Promise<ProjectChangeConnection> {
    const { at, before } = momentsOf(args);
    const question = { at, before, basis: args.basis as Basis, where: filterPredicate(args.filter) };
    const page = { first: checkedFirst(args.first), ...(args.after == null ? {} : { after: args.after }) };
    return projectChanges(this.figures, actor, { ...question, ...(args.kinds ? { kinds: args.kinds } : {}) }, page);
  }

  @ResolveField(() => [ChangeCount], { description: 'How many projects changed in each way; a project may count in several.' })
  async counts(@CurrentActor() actor: Actor, @Parent() changes: ProjectChangeConnection): Promise<ChangeCount[]> {
    return countsOut(await this.counted(actor, changes));
  }

  @ResolveField(() => [UnitChanges], { description: 'The same by unit, in official order, with those that did not change.' })
  async byUnit(@CurrentActor() actor: Actor, @Parent() changes: ProjectChangeConnection): Promise<UnitChanges[]> {
    return unitChanges(await this.counted(actor, changes));
  }

  @ResolveField(() => Int, { description: 'Projects that stand at both moments without any change.' })
  async unchanged(@CurrentActor() actor: Actor, @Parent() changes: ProjectChangeConnection): Promise<number> {
    return unchangedOf(await this.counted(actor, changes));
  }

  /** Counted once for one answer, however many of its fields ask. */
  private readonly known = new WeakMap<ProjectChangeConnection, Promise<readonly Figure[]>>();

  private counted(actor: Actor, changes: ProjectChangeConnection): Promise<readonly Figure[]> {
    const found = this.known.get(changes) ?? countsOf(this.figures, actor, changes);
    this.known.set(changes, found);
    return found;
  }
}

function momentsOf({ period: text, at, compareTo }: ChangesArgs) {
  const period = periodArgument(text);
  if (period !== undefined && (at?.asOf != null || at?.period != null)) {
    throw new BadInput('PERIOD_AND_AS_OF', 'period', '期次与日期只能给一个', 'Give either period or at.asOf');
  }
  const later = cutRequest(at);
  return {
    at: period === undefined ? later : { ...later, asOf: periodRange(period).to },
    before: compareTo ? cutRequest(compareTo) : endOfPeriodBefore,
  };
}
