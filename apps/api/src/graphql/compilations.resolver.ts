import { Args, ArgsType, Field, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TokenService, type Actor } from '#access';
import { Figures } from '#insight';
import { everything, type Basis, type PeriodId } from '#kernel';
import { CompilationService, ofNation } from '../compilation/compilation.service';
import { IssueService } from '../compilation/issue.service';
import { CurrentActor } from './actor';
import { ProjectChangeConnection } from './change.types';
import { commandId } from './command.input';
import { compilationOut, differencesOf, issueOut } from './compilation.mapper';
import {
  Compilation,
  CompilationDifferences,
  CompilationIssue,
  IssueCompilationInput,
  IssueCompilationPayload,
} from './compilation.types';
import { checkedFirst, PageArgs } from './connection';
import { periodArgument } from './filters';
import { BasisEnum } from './moment';
import { userError } from './payload';
import { projectChanges } from './project-changes';
import { WritingOpen } from './writing-open';

@ArgsType()
class CompilationArgs {
  @Field(() => ID, { description: 'e.g. 2026-06-H1' })
  period!: string;

  @Field(() => Int, { nullable: true, description: 'An issue, as it was; a draft of what stands now if absent.' })
  issue?: number;

  @Field(() => BasisEnum, { defaultValue: BasisEnum.REPORTED, description: 'Of a draft: as reported, or as accepted.' })
  basis!: BasisEnum;
}

/** The half-month's compilation, for NRTA alone (B-02, B-03, I-06). */
@Resolver(() => Compilation)
export class CompilationsResolver {
  constructor(
    private readonly compilations: CompilationService,
    private readonly issuing: IssueService,
    private readonly figures: Figures,
    private readonly tokens: TokenService,
  ) {}

  @Query(() => Compilation, {
    nullable: true,
    description: 'The compilation of a half-month; NRTA only. Null where the half-month was not opened, or has no such issue.',
  })
  async compilation(@CurrentActor() actor: Actor, @Args() args: CompilationArgs): Promise<Compilation | null> {
    ofNation(actor);
    const period = periodArgument(args.period) as PeriodId;
    const compiled =
      args.issue == null
        ? await this.compilations.draft(period, args.basis as Basis)
        : await this.compilations.issued(period, args.issue);
    return compiled && compilationOut(compiled, await this.people(compiled.issue ? [compiled.issue.issuedBy] : []));
  }

  @Query(() => [CompilationIssue], { name: 'compilations', description: 'Compilations issued so far, newest first; NRTA only.' })
  async issues(
    @CurrentActor() actor: Actor,
    @Args('period', { type: () => ID, nullable: true, description: 'One half-month; all if absent.' }) text?: string,
  ): Promise<CompilationIssue[]> {
    ofNation(actor);
    const period = periodArgument(text);
    const issues = await this.compilations.issues(period === undefined ? {} : { period });
    const people = await this.people(issues.map(({ issuedBy }) => issuedBy));
    return issues.map((issue) => issueOut(issue, people));
  }

  @WritingOpen()
  @Mutation(() => IssueCompilationPayload, {
    description: 'NRTA issues the compilation of all that is recorded: from then on it says the same for ever (B-03, W-04).',
  })
  async issueCompilation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: IssueCompilationInput,
  ): Promise<IssueCompilationPayload> {
    const period = periodArgument(input.period) as PeriodId;
    const of = { period, basis: input.basis as Basis, note: input.note ?? null };
    const done = await this.issuing.issue(actor, commandId(actor, input), of);
    if (!done.ok) return { issue: null, position: null, userErrors: [userError(done)] };
    const people = await this.people([done.issue.issuedBy]);
    return { issue: issueOut(done.issue, people), position: done.position, userErrors: [] };
  }

  @ResolveField(() => ProjectChangeConnection, {
    description: 'What changed since the half-month before, as the compilation saw it.',
  })
  changes(
    @CurrentActor() actor: Actor,
    @Parent() { compiled: { content, position } }: Compilation,
    @Args() page: PageArgs,
  ): Promise<ProjectChangeConnection> {
    const { basis, asOf, since } = content;
    const moments = { at: { asOf, knownAt: position }, before: { asOf: since, knownAt: position } };
    return projectChanges(this.figures, actor, { ...moments, basis, where: everything }, pageOf(page));
  }

  @ResolveField(() => CompilationDifferences, {
    nullable: true,
    description: 'What later facts changed against this issue, by unit, by project and in all; null for a draft.',
  })
  async differences(
    @CurrentActor() actor: Actor,
    @Parent() { compiled }: Compilation,
    @Args() page: PageArgs,
  ): Promise<CompilationDifferences | null> {
    const { content, position, issue } = compiled;
    const { period, basis, asOf, form } = content;
    const now = issue && (await this.compilations.draft(period, basis, form));
    if (!now) return null;
    const moments = { at: { asOf, knownAt: now.position }, before: { asOf, knownAt: position } };
    const changes = await projectChanges(this.figures, actor, { ...moments, basis, where: everything }, pageOf(page));
    return { ...differencesOf(compiled, now), changes };
  }

  private people(ids: readonly string[]) {
    return this.tokens.people([...new Set(ids)]);
  }
}

const pageOf = ({ first, after }: PageArgs) => ({ first: checkedFirst(first), ...(after == null ? {} : { after }) });
