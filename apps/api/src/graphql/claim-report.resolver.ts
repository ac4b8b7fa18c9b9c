import { Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { TokenService, type Actor } from '#access';
import { and } from '#insight';
import { NRTA, reportRevisionRelation, type Names, type Row } from '#kernel';
import { ReadStore } from '#platform/read-store';
import { allRows } from '../adapters/pages';
import { namesAt } from '../names/named-reads';
import { CurrentActor, CurrentRequest, type AuthenticatedRequest } from './actor';
import { organisationOut } from './labels';
import { Claim, Person } from './project.types';
import { textField } from './row-fields';
import { InstantScalar } from './scalars';

@ObjectType({ description: 'The return that disputes a claim: who, when, and why.' })
export class ClaimDispute {
  @Field(() => InstantScalar, { description: 'When the report was returned (UTC).' })
  at!: string;

  @Field(() => Person, { description: 'Who returned it.' })
  by!: Person;

  @Field(() => String, { description: 'What is wrong with this cell; the reason of the whole return where the mark says none.' })
  reason!: string;
}

interface StoredMark {
  readonly project: string;
  readonly attribute: string;
  readonly reason?: string;
}

/** The revisions of one report, first to last, and what organisations are called now. */
interface Revised {
  readonly revisions: readonly Row[];
  readonly names: Names;
}
type Revisions = DataLoader<string, Revised>;

/** What a claim's report says about it: why its submission was sent, and why it is disputed (I-02, I-03). */
@Resolver(() => Claim)
export class ClaimReportResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
  ) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why the submission that made it was sent, where it says so; null for an official act.',
  })
  async submissionReason(
    @CurrentActor() actor: Actor,
    @CurrentRequest() request: AuthenticatedRequest,
    @Parent() claim: Claim,
  ): Promise<string | null> {
    const revised = await this.revisionsOf(actor, request, claim);
    const mine = revised?.revisions.find((row) => row['revision'] === claim.revision);
    return mine ? textField(mine)('reason') : null;
  }

  @ResolveField(() => ClaimDispute, { nullable: true, description: 'The return that disputes it; null for every other state.' })
  async dispute(
    @CurrentActor() actor: Actor,
    @CurrentRequest() request: AuthenticatedRequest,
    @Parent() claim: Claim,
  ): Promise<ClaimDispute | null> {
    if (claim.state !== 'DISPUTED') return null;
    const revised = await this.revisionsOf(actor, request, claim);
    if (!revised) return null;
    const returned = revised.revisions
      .filter((row) => textField(row)('returnedAt') !== null && Number(row['revision']) >= (claim.revision ?? 0))
      .flatMap((row) => {
        const marks = (row['marks'] ?? []) as unknown as readonly StoredMark[];
        const mark = marks.find(({ project, attribute }) => project === claim.project && attribute === claim.attribute);
        return marks.length === 0 || mark ? [{ row, reason: mark?.reason ?? null }] : [];
      })
      .at(-1);
    if (!returned) return null;
    const text = textField(returned.row);
    const by = text('returnedBy') ?? '';
    const person = (await this.tokens.people([by])).get(by);
    return {
      at: text('returnedAt') as string,
      by: { id: by, name: person?.name ?? by, organisation: organisationOut(person?.organisation ?? NRTA.id, revised.names) },
      reason: returned.reason ?? text('returnReason') ?? '',
    };
  }

  private async revisionsOf(actor: Actor, request: AuthenticatedRequest, claim: Claim): Promise<Revised | null> {
    if (claim.reportUnit === null || claim.reportPeriod === null) return null;
    return this.loaderOf(actor, request).load(`${claim.reportUnit} ${claim.reportPeriod}`);
  }

  /** One question for all claims of an answer; nothing is kept, since a report may be returned while a stream goes on. */
  private readonly loaders = new WeakMap<AuthenticatedRequest, Revisions>();

  private loaderOf(actor: Actor, request: AuthenticatedRequest): Revisions {
    const known = this.loaders.get(request);
    if (known) return known;
    const loader: Revisions = new DataLoader(
      (reports) =>
        this.reads.read({}, async (reader) => {
          const pairs = reports.map((each) => each.split(' '));
          const rows = await allRows(
            reader,
            reportRevisionRelation,
            actor.scope,
            and(
              { op: 'in', field: 'unit', values: [...new Set(pairs.map(([unit = '']) => unit))] },
              { op: 'in', field: 'period', values: [...new Set(pairs.map(([, period = '']) => period))] },
            ),
          );
          const inOrder = [...rows].sort((a, b) => Number(a['revision']) - Number(b['revision']));
          const names = namesAt(reader.cut);
          return pairs.map(([unit, period]) => ({
            revisions: inOrder.filter((row) => row['unit'] === unit && row['period'] === period),
            names,
          }));
        }),
      { cache: false, maxBatchSize: 500 },
    );
    this.loaders.set(request, loader);
    return loader;
  }
}
