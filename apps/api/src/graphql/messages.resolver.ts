import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, TokenService, type Actor } from '#access';
import { and, cutAgain } from '#insight';
import { isAttribute, refuse, reportMessageRelation, reportRelation, type LocalDate, type Predicate, type Row } from '#kernel';
import { ReadStore, type Cut } from '#platform/read-store';
import { AnswerQuestion, AskAboutCell, ExtendDeadline, RemindUnit, type OnCellInput } from '#reporting';
import { allRows } from '../adapters/pages';
import { namesAt } from '../names/named-reads';
import { CurrentActor } from './actor';
import { attributeZh } from './claims.loader';
import { commandId, type CommandInput } from './command.input';
import type { AttributeName } from './enums';
import { periodArgument, unitArgument } from './filters';
import { organisationOut } from './labels';
import {
  AnswerQuestionArgs,
  AskAboutCellArgs,
  CellThread,
  DeadlineExtension,
  ExtendDeadlineArgs,
  Reminder,
  RemindUnitArgs,
  type ReminderKindEnum,
} from './message.types';
import { ActPayload, payload } from './payload';
import type { Person } from './project.types';
import { ReportState } from './report.types';
import { WritingOpen } from './writing-open';

/** What NRTA and a unit say to each other about a report: more time, reminders, questions and answers. */
@Resolver(() => ReportState)
export class MessagesResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
  ) {}

  @WritingOpen()
  @Mutation(() => ActPayload, {
    description: 'NRTA gives one unit more time before it has sent anything; lateness is judged with it, and the rule says so.',
  })
  async extendDeadline(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ExtendDeadlineArgs,
  ): Promise<ActPayload> {
    const { authority, unit, period } = of(actor, input);
    const dates = { dueOn: input.dueOn as LocalDate, was: input.was as LocalDate };
    return payload(await this.commands.execute(new ExtendDeadline(authority, { unit, period, ...dates, reason: input.reason })));
  }

  @WritingOpen()
  @Mutation(() => ActPayload, { description: 'NRTA reminds a unit; a kind is said once for a due day, MANUAL each time.' })
  async remindUnit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RemindUnitArgs,
  ): Promise<ActPayload> {
    const { authority, unit, period } = of(actor, input);
    const { kind, text } = input;
    return payload(
      await this.commands.execute(new RemindUnit(authority, { unit, period, kind, ...(text === undefined ? {} : { text }) })),
    );
  }

  @WritingOpen()
  @Mutation(() => ActPayload, {
    description: 'NRTA asks about one cell of a report that was sent; it moves no value and no state.',
  })
  async askAboutCell(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: AskAboutCellArgs,
  ): Promise<ActPayload> {
    const { authority } = of(actor, input);
    const cell = cellOf(input);
    return payload(cell ? await this.commands.execute(new AskAboutCell(authority, cell)) : refuse('UNKNOWN_MARK'));
  }

  @WritingOpen()
  @Mutation(() => ActPayload, { description: 'The unit answers in the thread of one cell.' })
  async answerQuestion(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: AnswerQuestionArgs,
  ): Promise<ActPayload> {
    const { authority } = of(actor, input);
    const cell = cellOf(input);
    return payload(cell ? await this.commands.execute(new AnswerQuestion(authority, cell)) : refuse('NO_QUESTION'));
  }

  @ResolveField(() => DeadlineExtension, { nullable: true, description: 'More time that NRTA gave; null where it gave none.' })
  extension(@CurrentActor() actor: Actor, @Parent() report: ReportState): Promise<DeadlineExtension | null> {
    return this.reads.read(cutAgain(report.cut), async (reader) => {
      const page = await reader.list(reportRelation, { scope: actor.scope, where: ofReport(report), limit: 1 });
      const row = page.rows[0]?.row;
      if (!row || (row['extendedAt'] ?? null) === null) return null;
      const person = await this.people([String(row['extendedBy'])], report.cut);
      return {
        dueByRule: row['dueByRule'] === null || row['dueByRule'] === undefined ? null : String(row['dueByRule']),
        dueOn: String(row['dueOn']),
        reason: String(row['extensionReason']),
        at: String(row['extendedAt']),
        by: person(String(row['extendedBy']), 'nrta'),
      };
    });
  }

  @ResolveField(() => [Reminder], { description: 'Reminders the unit was given, in their order.' })
  async reminders(@CurrentActor() actor: Actor, @Parent() report: ReportState): Promise<Reminder[]> {
    const { rows, person } = await this.messages(actor, report, ['REMINDER']);
    return rows.map((row) => ({
      id: String(row['message']),
      kind: String(row['reminder']) as ReminderKindEnum,
      dueOn: String(row['dueOn']),
      text: String(row['text']),
      at: String(row['at']),
      by: person(String(row['person']), String(row['organisation'])),
    }));
  }

  @ResolveField(() => [CellThread], { description: 'Questions and answers on its cells, by the first question of each.' })
  async questions(@CurrentActor() actor: Actor, @Parent() report: ReportState): Promise<CellThread[]> {
    const { rows, person } = await this.messages(actor, report, ['QUESTION', 'ANSWER']);
    const threads = new Map<string, CellThread>();
    for (const row of rows) {
      const [project, attribute] = [String(row['project']), String(row['attribute']) as AttributeName];
      const key = `${project}/${attribute}`;
      const thread = threads.get(key) ?? { project, attribute, attributeZh: attributeZh(attribute), open: false, messages: [] };
      const question = row['kind'] === 'QUESTION';
      const by = person(String(row['person']), String(row['organisation']));
      const message = { id: String(row['message']), question, text: String(row['text']), at: String(row['at']), by };
      threads.set(key, { ...thread, open: question, messages: [...thread.messages, message] });
    }
    return [...threads.values()];
  }

  private async messages(actor: Actor, report: ReportState, kinds: readonly string[]) {
    const where = and(ofReport(report), { op: 'in', field: 'kind', values: kinds });
    const found = await this.reads.read(cutAgain(report.cut), (reader) =>
      allRows(reader, reportMessageRelation, actor.scope, where),
    );
    const rows = [...found].sort((a, b) => Number(a['ordinal']) - Number(b['ordinal']));
    return {
      rows,
      person: await this.people(
        rows.map((row: Row) => String(row['person'])),
        report.cut,
      ),
    };
  }

  private async people(ids: readonly string[], cut: Cut): Promise<(id: string, organisation: string) => Person> {
    const known = await this.tokens.people(ids);
    return (id, organisation) => {
      const person = known.get(id);
      return { id, name: person?.name ?? id, organisation: organisationOut(person?.organisation ?? organisation, namesAt(cut)) };
    };
  }
}

const of = (actor: Actor, input: CommandInput & { readonly unit: string; readonly period: string }) => ({
  authority: authorityOf(actor, commandId(actor, input)),
  unit: unitArgument(input.unit),
  period: periodArgument(input.period) as string,
});

const ofReport = ({ unit, period }: ReportState): Predicate =>
  and({ op: 'is', field: 'unit', value: unit.id }, { op: 'is', field: 'period', value: period });

function cellOf(input: AskAboutCellArgs): OnCellInput | null {
  const { project, attribute, text } = input;
  if (!isAttribute(attribute)) return null;
  return { unit: unitArgument(input.unit), period: periodArgument(input.period) as string, project, attribute, text };
}
