import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refuse, shanghaiDateOf, type Authority, type LocalDate, type Refused } from '#kernel';
import { StreamCommands, type Outcome, type PlatformCode } from '#platform/commands';
import type { OrganisationEvent } from '../events';
import { organisationDecider, organisationStream, type OrganisationCode } from '../organisation/organisation.decider';
import type { DeputyCommand } from './manage-deputies.decider';
import { TokenService } from '../token.service';

/** What an approver enters. */
export interface DeputyInput {
  /** `person-…` of the same unit. */
  readonly deputy: string;
  /** First day, Asia/Shanghai. */
  readonly from: LocalDate;
  /** Last day, inclusive: a deputy is named; null: the delegation from that day is taken back. */
  readonly to: LocalDate | null;
  readonly reason?: string;
}

export type ManageDeputiesRefusal = OrganisationCode | PlatformCode | 'FORBIDDEN';
export type ManageDeputiesOutcome =
  Extract<Outcome<OrganisationEvent, OrganisationCode>, { ok: true }> | Refused<ManageDeputiesRefusal>;

/** An approver names a deputy for his own right within dates, or takes that back (I-10); only people of units have deputies. */
export class ManageDeputies extends Command<ManageDeputiesOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: DeputyInput,
  ) {
    super();
  }
}

@CommandHandler(ManageDeputies)
export class ManageDeputiesHandler implements ICommandHandler<ManageDeputies> {
  constructor(
    private readonly commands: StreamCommands,
    private readonly tokens: TokenService,
  ) {}

  async execute({ authority: { act, scope, may }, input }: ManageDeputies): Promise<ManageDeputiesOutcome> {
    if (scope.kind !== 'units') return refuse('FORBIDDEN', { needs: 'certify' });
    const { organisation, actor: principal } = act;
    const { to, ...said } = input;
    const people = new Set((await this.tokens.members(organisation)).map(({ id }) => id));
    return this.commands.execute({
      stream: organisationStream(organisation),
      decider: organisationDecider,
      command: (now): DeputyCommand => {
        const stated = { ...said, organisation, principal, today: shanghaiDateOf(now) };
        if (to === null) return { ...stated, type: 'WithdrawDeputy' };
        return { ...stated, type: 'NameDeputy', to, holds: may.has('certify'), people };
      },
      act,
      body: input,
      ...(to === null ? {} : { effectiveOn: input.from }),
    });
  }
}
