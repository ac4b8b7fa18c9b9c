import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, LentRights, type Actor } from '#access';
import { isAttribute, parseAttribute, parseDate, refuse, type AttributeValue, type LocalDate, type Refused } from '#kernel';
import {
  AcceptReport,
  DraftService,
  holdsBack,
  SubmitReport,
  type CellEdit,
  type DraftEdit,
  type DraftOutcome,
} from '#reporting';
import { findingWords, receiptWords, standingText } from '../reports/report-words';
import { CurrentActor } from './actor';
import { AttributeEnum, type AttributeName } from './enums';
import { commandId, type CommandInput } from './command.input';
import { draftOut } from './draft.mapper';
import {
  AcceptReportArgs,
  AnswerLineInput,
  ClearCellsInput,
  DiscardDraftInput,
  DismissFindingInput,
  Draft,
  DraftPayload,
  DropLineInput,
  EditCellsInput,
  ExplainMissingInput,
  OpenDraftInput,
  RegisterLineInput,
  SettleMovedInput,
  SubmitReportArgs,
  SubmitReportPayload,
  WaiveFindingInput,
  type CellEditInput,
} from './draft.types';
import { notFound } from './errors';
import { periodArgument, unitArgument } from './filters';
import { ActPayload, payload, userError } from './payload';
import { WritingOpen } from './writing-open';

/** The officer's draft and what becomes of it. A draft is its unit's alone; all others are told there is none. */
@Resolver(() => Draft)
export class DraftsResolver {
  constructor(
    private readonly drafts: DraftService,
    private readonly commands: CommandBus,
    private readonly lent: LentRights,
  ) {}

  @Query(() => Draft, { nullable: true, description: 'The draft of the actor’s own unit; null where none was begun.' })
  async draft(
    @CurrentActor() actor: Actor,
    @Args('unit', { type: () => ID, description: 'Id or code (bureau-51, 51).' }) unit: string,
    @Args('period', { type: () => ID, description: 'e.g. 2026-06-H1' }) period: string,
  ): Promise<Draft | null> {
    const read = await this.drafts.read(authorityOf(actor, 'read'), unitArgument(unit), periodArgument(period) as string);
    if (read.ok) return draftOut(read);
    if (read.code === 'NO_DRAFT') return null;
    throw notFound('草稿');
  }

  @ResolveField(() => String, {
    description:
      'The text that stands in any cell of the unit’s projects, the draft’s or what is reported: an edit’s `seen`; empty where nothing stands.',
  })
  stands(
    @Parent() { view }: Draft,
    @Args('line', { type: () => ID, description: 'Project code, or the new-… of an open line.' }) line: string,
    @Args('attribute', { type: () => AttributeEnum, description: 'The column or fact it is about.' }) attribute: AttributeName,
  ): string {
    return isAttribute(attribute) ? (standingText(view, { line, attribute }) ?? '') : '';
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, { description: 'Begins the draft of a report, or finds it begun (B-08).' })
  async openDraft(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: OpenDraftInput,
  ): Promise<DraftPayload> {
    const { authority, unit, period } = of(actor, input);
    return answer(await this.drafts.open(authority, unit, period));
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, {
    description:
      'Writes cells of the draft. Each names the text its editor saw: another one that stands is refused with both (VALUE_CHANGED).',
  })
  async editCells(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: EditCellsInput,
  ): Promise<DraftPayload> {
    const cells: CellEdit[] = [];
    for (const [at, cell] of input.cells.entries()) {
      const read = cellEdit(cell, Number(input.period.slice(0, 4)));
      if (!read.ok) return { position: null, draft: null, userErrors: [userError(read, ['cells', String(at), read.field])] };
      cells.push(read.cell);
    }
    return this.edit(actor, input, { type: 'EditCells', cells });
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, { description: 'Takes differences back: what is reported stands again.' })
  clearCells(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ClearCellsInput,
  ): Promise<DraftPayload> {
    const cells = input.cells.flatMap(({ line, attribute }) => (isAttribute(attribute) ? [{ line, attribute }] : []));
    return this.edit(actor, input, { type: 'ClearCells', cells });
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, { description: '“It is this project”: the open line’s cells become its differences (D-04).' })
  answerLine(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: AnswerLineInput,
  ): Promise<DraftPayload> {
    return this.edit(actor, input, { type: 'AnswerLine', line: input.line, project: input.project });
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, {
    description: '“It is new”: registers the project at once, an act of its own that others see, and gives the line its code.',
  })
  async registerLine(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RegisterLineInput,
  ): Promise<DraftPayload> {
    const { authority, unit, period } = of(actor, input);
    const { line, title, category, levels } = input;
    return answer(
      await this.drafts.registerLine(authority, unit, period, line, {
        ...(title === undefined ? {} : { title }),
        ...(category === undefined ? {} : { category }),
        ...(levels === undefined ? {} : { levels }),
      }),
    );
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, {
    description: 'The row is not to be taken: an open line, or a row of an earlier file that the newer one leaves out (B-09).',
  })
  dropLine(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: DropLineInput,
  ): Promise<DraftPayload> {
    return this.edit(actor, input, { type: 'DropLine', line: input.line });
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, {
    description:
      'Settles a finding about a row or a sheet that no cell can repair; a row left out by a newer file stays (EARLIER_ROW_KEPT).',
  })
  dismissFinding(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: DismissFindingInput,
  ): Promise<DraftPayload> {
    return this.edit(actor, input, { type: 'DismissFinding', finding: input.finding });
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, { description: 'Says why a project is not in the file (B-09).' })
  explainMissing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ExplainMissingInput,
  ): Promise<DraftPayload> {
    const { project, why, text } = input;
    return this.edit(actor, input, { type: 'ExplainMissing', project, why, text });
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, { description: 'Lets a warning go out with a reason; NRTA sees both (idea 5).' })
  waiveFinding(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: WaiveFindingInput,
  ): Promise<DraftPayload> {
    return this.edit(actor, input, { type: 'Waive', finding: input.finding, reason: input.reason });
  }

  @WritingOpen()
  @Mutation(() => DraftPayload, { description: 'Settles a cell whose value beneath moved while the draft lay.' })
  settleMoved(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: SettleMovedInput,
  ): Promise<DraftPayload> {
    const { line, attribute, keep } = input;
    if (!isAttribute(attribute)) return Promise.resolve(answer(refuse('UNKNOWN_LINE', { line, attribute }) as DraftOutcome));
    return this.edit(actor, input, { type: keep ? 'KeepMine' : 'TakeTheirs', line, attribute });
  }

  @WritingOpen()
  @Mutation(() => ActPayload, { description: 'Throws the draft away; what is reported stands.' })
  async discardDraft(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: DiscardDraftInput,
  ): Promise<ActPayload> {
    const { authority, unit, period } = of(actor, input);
    const done = await this.drafts.discard(authority, unit, period);
    return payload(done.ok ? { ok: true, position: null } : done);
  }

  @WritingOpen()
  @Mutation(() => SubmitReportPayload, {
    description: 'Sends the draft, certified by an approver, or a zero report; answers with the 回执 (B-10).',
  })
  async submitReport(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: SubmitReportArgs,
  ): Promise<SubmitReportPayload> {
    const { unit, period } = of(actor, input);
    // What only an approver may do, a deputy may today in his name (I-10).
    const authority = await this.lent.authorityOf(actor, commandId(actor, input));
    const { certify, zero, reason, seen } = input;
    const done = await this.commands.execute(
      new SubmitReport(authority, {
        ...{ unit, period, certified: certify, zero },
        ...(reason === undefined ? {} : { reason }),
        ...(typeof seen === 'string' ? { seen } : {}),
      }),
    );
    if (done.ok) {
      const { counts, ...receipt } = receiptWords(done.receipt, unit, period);
      const { projects, lines, cells } = counts;
      return { position: done.position, userErrors: [], findings: [], receipt: { ...receipt, projects, lines, cells } };
    }
    const draft = done.code === 'HAS_FINDINGS' ? await this.drafts.read(authority, unit, period) : null;
    const findings = draft?.ok ? draft.findings.filter(holdsBack).map(findingWords) : [];
    const { findings: _findings, ...detail } = done.detail;
    return { position: null, receipt: null, findings, userErrors: [userError({ ...done, detail })] };
  }

  @WritingOpen()
  @Mutation(() => ActPayload, { description: 'NRTA accepts the revision it has read: its claims come into the accepted basis.' })
  async acceptReport(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: AcceptReportArgs,
  ): Promise<ActPayload> {
    const { authority, unit, period } = of(actor, input);
    const { revision, note } = input;
    return payload(
      await this.commands.execute(
        new AcceptReport(authority, { unit, period, revision, ...(note === undefined ? {} : { note }) }),
      ),
    );
  }

  private async edit(
    actor: Actor,
    input: CommandInput & { readonly unit: string; readonly period: string },
    edit: DraftEdit,
  ): Promise<DraftPayload> {
    const { authority, unit, period } = of(actor, input);
    return answer(await this.drafts.edit(authority, unit, period, edit));
  }
}

const of = (actor: Actor, input: CommandInput & { readonly unit: string; readonly period: string }) => ({
  authority: authorityOf(actor, commandId(actor, input)),
  unit: unitArgument(input.unit),
  period: periodArgument(input.period) as string,
});

const answer = (outcome: DraftOutcome): DraftPayload =>
  outcome.ok
    ? { position: outcome.position, draft: draftOut(outcome), userErrors: [] }
    : { position: null, draft: null, userErrors: [userError(outcome)] };

type ReadEdit = { readonly ok: true; readonly cell: CellEdit } | (Refused<string> & { readonly field: string });

/** What was typed, in the words of the sheet, as values; the one parser serves sheet and form. */
function cellEdit(input: CellEditInput, year: number): ReadEdit {
  const { line, attribute } = input;
  if (!isAttribute(attribute)) return { ...refuse('UNKNOWN_LINE', { line, attribute }), field: 'attribute' };
  const value = parseAttribute(attribute, input.value, { year });
  if (!value.ok) return { ...refuse(value.code, { ...value.detail, value: input.value }), field: 'value' };
  const seen = seenValue(input, year);
  if (seen === undefined) return { ...refuse('VALUE_CHANGED', { line, attribute, seen: input.seen ?? '' }), field: 'seen' };
  let since: LocalDate | undefined;
  if (input.since !== undefined) {
    const date = parseDate(input.since, { year });
    if (!date.ok) return { ...refuse(date.code, { ...date.detail, value: input.since }), field: 'since' };
    since = date.value;
  }
  return {
    ok: true,
    cell: {
      line,
      attribute,
      value: value.value,
      seen: seen.value,
      ...(since === undefined ? {} : { since }),
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    },
  };

  function seenValue(it: CellEditInput, inYear: number): { readonly value: AttributeValue } | undefined {
    if (it.seen === undefined || it.seen.trim() === '') return { value: null };
    const read = isAttribute(it.attribute) ? parseAttribute(it.attribute, it.seen, { year: inYear }) : undefined;
    return read?.ok ? { value: read.value } : undefined;
  }
}
