import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, ManageDeputies, TokenService, type Actor } from '#access';
import { delegationRelation, shanghaiDateOf, type Instant, type LocalDate, type Row } from '#kernel';
import { ReadStore } from '#platform/read-store';
import { allRows } from '../adapters/pages';
import { namesAt } from '../names/named-reads';
import { personsOf, type PersonOf } from '../names/persons';
import { CurrentActor } from './actor';
import { commandId } from './command.input';
import { Delegation, NameDeputyInput, WithdrawDeputyInput } from './deputy.types';
import type { DelegationStateName } from './enums';
import { unitArgument } from './filters';
import { cutRequest, MomentArgs } from './moment';
import { ActPayload, payload } from './payload';
import { textField } from './row-fields';
import { WritingOpen } from './writing-open';

/** 代办授权: approvers name deputies for their own right, within dates (I-10). */
@Resolver()
export class DeputiesResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
  ) {}

  @Query(() => [Delegation], {
    description: 'Every delegation of a unit, past, running and coming, the last to begin first; none outside the asker’s scope.',
  })
  deputies(
    @CurrentActor() actor: Actor,
    @Args('unit', { type: () => ID, nullable: true, description: 'Id or code (bureau-51, 51); the asker’s own if omitted.' })
    unit: string | undefined,
    @Args() { at }: MomentArgs,
  ): Promise<Delegation[]> {
    const value = unit === undefined ? actor.organisation : unitArgument(unit);
    return this.reads.read(cutRequest(at), async (reader) => {
      const where = { op: 'is', field: 'organisation', value } as const;
      const rows = await allRows(reader, delegationRelation, actor.scope, where);
      const ids = rows.flatMap(({ principal, deputy }) => [String(principal), String(deputy)]);
      const names = namesAt(reader.cut);
      const people = personsOf(await this.tokens.people(ids), names);
      const out = rows.map((row) => delegationOut(row, people, actor, reader.cut.asOf));
      const key = ({ from, namedAt }: Delegation): string => `${from} ${namedAt}`;
      return out.sort((left, right) => (key(left) > key(right) ? -1 : 1));
    });
  }

  @WritingOpen()
  @Mutation(() => ActPayload, {
    description: 'An approver lets a person of the own unit act in his name from a day to a day; both are recorded (I-10).',
  })
  async nameDeputy(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: NameDeputyInput,
  ): Promise<ActPayload> {
    return this.manage(actor, input, input.to as LocalDate);
  }

  @WritingOpen()
  @Mutation(() => ActPayload, {
    description: 'Takes a delegation of one’s own back, from this moment on; what was done under it stays done (I-10).',
  })
  async withdrawDeputy(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: WithdrawDeputyInput,
  ): Promise<ActPayload> {
    return this.manage(actor, input, null);
  }

  private async manage(actor: Actor, input: WithdrawDeputyInput, to: LocalDate | null): Promise<ActPayload> {
    const { deputy, from, reason } = input;
    const said = { deputy, from: from as LocalDate, to, ...(reason === undefined ? {} : { reason }) };
    return payload(await this.commands.execute(new ManageDeputies(authorityOf(actor, commandId(actor, input)), said)));
  }
}

function delegationOut(row: Row, people: PersonOf, actor: Actor, day: LocalDate): Delegation {
  const text = textField(row);
  const unit = String(row['organisation']);
  const principal = people(String(row['principal']), unit);
  const [from, to] = [String(row['from']), String(row['to'])];
  const withdrawnAt = text('withdrawnAt');
  const state = stateOn(day, from, to, withdrawnAt);
  return {
    id: String(row['delegation']),
    unit: principal.organisation,
    principal,
    deputy: people(String(row['deputy']), unit),
    from,
    to,
    reason: text('reason'),
    state,
    namedAt: String(row['namedAt']),
    withdrawnAt,
    withdrawReason: text('withdrawReason'),
    mayWithdraw: actor.person === principal.id && (state === 'COMING' || state === 'CURRENT'),
  };
}

/** As it stood at the end of a Shanghai day. */
function stateOn(day: LocalDate, from: string, to: string, withdrawnAt: string | null): DelegationStateName {
  if (withdrawnAt !== null && shanghaiDateOf(withdrawnAt as Instant) <= day) return 'WITHDRAWN';
  return day < from ? 'COMING' : day <= to ? 'CURRENT' : 'OVER';
}
