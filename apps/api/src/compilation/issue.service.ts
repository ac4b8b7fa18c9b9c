import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, type Actor } from '#access';
import { refuse, type Basis, type PeriodId, type Refused } from '#kernel';
import type { PositionToken } from '#platform/event-store';
import { IssueCompilation, type CompilationIssued } from '#reporting';
import { CompilationService, madeOf, type Issue } from './compilation.service';

export type Issued = { readonly ok: true; readonly issue: Issue; readonly position: PositionToken | null } | Refused<string>;

/** Both doors issue a compilation alike: made from all that is recorded, then said as one fact. */
@Injectable()
export class IssueService {
  constructor(
    private readonly compilations: CompilationService,
    private readonly commands: CommandBus,
  ) {}

  async issue(
    actor: Actor,
    commandId: string,
    of: { readonly period: PeriodId; readonly basis: Basis; readonly note: string | null },
  ): Promise<Issued> {
    const authority = authorityOf(actor, commandId);
    if (!authority.may.has('manage')) return refuse('FORBIDDEN', { needs: 'manage' });
    const draft = await this.compilations.draft(of.period, of.basis);
    if (!draft) return refuse('PERIOD_NOT_OPEN', { period: of.period });
    const done = await this.commands.execute(new IssueCompilation(authority, madeOf(draft), of.note));
    if (!done.ok) return done;
    const fact = done.events.find((event) => event.type === 'CompilationIssued')?.data as CompilationIssued;
    const minPosition = done.position ?? undefined;
    const [issue] = await this.compilations.issues({
      period: of.period,
      number: fact.number,
      ...(minPosition === undefined ? {} : { minPosition }),
    });
    if (!issue) throw new Error(`Issue ${fact.number} of ${of.period} was written and is not read`);
    return { ok: true, issue, position: done.position };
  }
}
