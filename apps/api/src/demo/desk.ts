import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, LentRights, ManageDeputies, RenameOrganisation, ROLE_RULES, scopeOf, type Actor } from '#access';
import { RecordOfficialAct, RegisterProject } from '#delivery';
import { baseName, type Authority, type PeriodId } from '#kernel';
import { StreamCommands } from '#platform/commands';
import type { PositionToken } from '#platform/event-store';
import type { ReadStore } from '#platform/read-store';
import {
  AcceptReport,
  DraftService,
  OpenPeriod,
  ProjectsPort,
  reportStream,
  SubmitReport,
  type CellEdit,
  type SubmitReportInput,
} from '#reporting';
import { SheetService } from '../reports/sheet.service';
import type { demonstrationAccounts } from './accounts';
import { annexOf } from './annex-file';
import { Ledger } from './ledger';
import type { Country, PlannedAct, PlannedDelegation, PlannedProject, PlannedRenaming, PlannedReport } from './plan';
import { commandOf, type Turn } from './turns';

type Account = ReturnType<typeof demonstrationAccounts>[number];
type Resend = Extract<Turn, { type: 'resend' }>;

/** Does each act through the real commands, as the account whose act it is. */
export class Desk {
  private readonly commands: CommandBus;
  private readonly drafts: DraftService;
  private readonly facts: StreamCommands;
  private readonly actors: ReadonlyMap<string, Actor>;
  private readonly ledger: Ledger;
  /** Where the last act on each unit's projects stands: a draft is written over nothing older. */
  private readonly stands = new Map<string, PositionToken>();
  /** Where the last report of any unit stands. */
  private lastSent: PositionToken | null = null;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly reads: ReadStore,
    accounts: readonly Account[],
    private readonly seed: string,
    country: Country,
  ) {
    this.commands = app.get(CommandBus, { strict: false });
    this.drafts = app.get(DraftService, { strict: false });
    this.facts = app.get(StreamCommands, { strict: false });
    this.actors = new Map(accounts.map((account) => [`${account.organisation}/${account.role}`, actorOf(account)]));
    this.ledger = new Ledger(country);
  }

  async openPeriod(period: string): Promise<void> {
    must(await this.commands.execute(new OpenPeriod(this.nrta(`period/${period}`), period)));
  }

  async rename({ unit, on, name, reason }: PlannedRenaming): Promise<void> {
    const input = { type: 'RenameOrganisation', name, was: baseName(unit) } as const;
    must(await this.commands.execute(new RenameOrganisation(this.nrta(`rename/${unit}`), unit, on, reason, input)));
  }

  async nameDeputy({ unit, from, to, reason }: PlannedDelegation): Promise<void> {
    const deputy = this.actor(`${unit}/bureau-filler`).person;
    must(
      await this.commands.execute(
        new ManageDeputies(this.approver(unit, `deputy/${unit}/${from}`), { deputy, from, to, reason }),
      ),
    );
  }

  async register(index: number, project: PlannedProject): Promise<void> {
    const { unit, title, category, levels, bodies, registeredOn } = project;
    const input = { unit, title, category, levels, bodies, effectiveOn: registeredOn };
    const done = must(await this.commands.execute(new RegisterProject(this.filler(unit, `register/${index}`), input)));
    this.ledger.registered(project, done.project);
    if (done.position !== null) this.stands.set(unit, done.position);
  }

  async officialAct(project: PlannedProject, { on, input }: PlannedAct, act: string): Promise<void> {
    // What it is judged by are the values that stand, so it is judged over nothing older either.
    await this.settled(project.unit);
    const command = new RecordOfficialAct(this.nrta(`act/${act}`), this.ledger.codeOf(project), on, input);
    const { position } = must(await this.commands.execute(command));
    if (position === null) return;
    for (const unit of input.type === 'MoveProject' ? [input.was, input.to] : [project.unit]) this.stands.set(unit, position);
  }

  async open({ unit, period }: PlannedReport): Promise<void> {
    must(await this.drafts.open(this.filler(unit, `open/${unit}/${period}`), unit, period));
  }

  /** Writes the report's changes into its draft. After a cut a draft must not be begun again over what was sent. */
  async draft(report: PlannedReport, again: boolean): Promise<void> {
    const { unit, period } = report;
    const news = this.ledger.news(report);
    if (news.length === 0) return;
    const { authority, input } = this.submission(report, news);
    if (again && (await this.facts.repeatOf(reportStream(unit, period), authority.act, input))) return;
    if (report.againstOthers === true && this.lastSent !== null) await this.reads.waitFor(this.lastSent);
    await this.settled(unit);
    await this.write(this.filler(unit, `edit/${unit}/${period}`), unit, period, this.ledger.toType(report, news));
  }

  async submit(report: PlannedReport): Promise<void> {
    const news = this.ledger.news(report);
    const { authority: own, input } = this.submission(report, news);
    const deputy = this.actor(`${report.unit}/bureau-filler`);
    const lent = this.app.get(LentRights, { strict: false });
    const authority = report.byDeputy === true ? await lent.authorityOf(deputy, own.act.commandId) : own;
    this.lastSent = must(await this.commands.execute(new SubmitReport(authority, input))).position;
    this.ledger.sent(news);
  }

  recall(report: PlannedReport): void {
    this.ledger.sent(this.ledger.news(report));
  }

  async accept({ unit, period }: PlannedReport): Promise<void> {
    const input = { unit, period, revision: 1 };
    must(await this.commands.execute(new AcceptReport(this.nrta(`accept/${unit}/${period}`), input)));
  }

  /** The draft of what is sent once more; a marked cell that was right is explained. */
  async redraft(turn: Resend, again: boolean): Promise<void> {
    const { unit, period, explained } = turn;
    const { authority, input } = this.resubmission(turn);
    if (again && (await this.facts.repeatOf(reportStream(unit, period), authority.act, input))) return;
    const filler = this.filler(unit, `redraft/${unit}/${period}/${turn.at}`);
    must(await this.drafts.open(filler, unit, period));
    await this.write(filler, unit, period, this.ledger.truth(turn.cells, turn.at), explained);
  }

  /** What happens to a report beside its first sending. */
  async turn(turn: Turn): Promise<void> {
    const { unit, period } = turn;
    if (turn.type === 'resend') {
      const { authority, input } = this.resubmission(turn);
      must(await this.commands.execute(new SubmitReport(authority, input)));
      return this.recallTurn(turn);
    }
    if (turn.type === 'draft') {
      const filler = this.filler(unit, `draft/${unit}/${period}`);
      must(await this.drafts.open(filler, unit, period));
      const cells = turn.cells.map(({ project, attribute, value }) => {
        const line = this.ledger.code(project);
        return { line, attribute, value, seen: this.ledger.seen(line, attribute) };
      });
      return this.write(filler, unit, period, cells);
    }
    // A question is judged over the projects of its unit.
    if (turn.type === 'ask') await this.settled(unit);
    const act = `${turn.type}/${unit}/${period}/${turn.at}`;
    const authority = turn.type === 'answer' ? this.filler(unit, act) : this.nrta(act);
    must(await this.commands.execute(commandOf(turn, authority, this.ledger.code)));
  }

  recallTurn(turn: Turn): void {
    if (turn.type === 'resend') this.ledger.sent(this.ledger.truth(turn.cells, turn.at));
  }

  /** The unit's own 附件3 comes in, with a line that no project answers to. */
  async takeFile(project: PlannedProject, period: PeriodId, again: boolean): Promise<void> {
    const { unit } = project;
    await this.settled(unit);
    if (again && (await this.answered(project)) !== undefined) return;
    const filler = this.filler(unit, `file/${unit}/${period}`);
    const { projects } = must(await this.drafts.open(filler, unit, period));
    const file = await annexOf(unit, period, projects, project);
    await this.app
      .get(SheetService, { strict: false })
      .upload(filler, unit, period, file, { take: 'all', layout: 'annex-clean' });
  }

  /** "It is new": the project gets its code at once. */
  async answerNew(project: PlannedProject, period: PeriodId, again: boolean): Promise<void> {
    const { unit, title, category, bodies } = project;
    if (again && (await this.answered(project)) !== undefined) return this.findAnswered(project);
    const filler = this.filler(unit, `new/${unit}/${period}`);
    const { draft } = must(await this.drafts.read(filler, unit, period));
    const line = draft.lines.find((each) => each.title === title)?.line ?? '';
    const done = must(await this.drafts.registerLine(filler, unit, period, line, { category, bodies }));
    if (done.position !== null) this.stands.set(unit, done.position);
    return this.findAnswered(project);
  }

  async findAnswered(project: PlannedProject): Promise<void> {
    const code = await this.answered(project);
    if (code === undefined) throw new Error(`${project.title} was not registered`);
    this.ledger.registered(project, code);
  }

  private async answered({ unit, title, registeredOn }: PlannedProject): Promise<string | undefined> {
    const minPosition = this.stands.get(unit);
    const at = { asOf: registeredOn, ...(minPosition === undefined ? {} : { minPosition }) };
    const { projects } = await this.app.get(ProjectsPort, { strict: false }).projectsOf(unit, at);
    return projects.find(({ values }) => values.title === title)?.code;
  }

  /** What holds a draft back goes out with a reason: the cell's own, else the officer's. */
  private async write(
    filler: Authority,
    unit: string,
    period: PeriodId,
    cells: readonly CellEdit[],
    why = '已核实',
  ): Promise<void> {
    const drafted = must(await this.drafts.edit(filler, unit, period, { type: 'EditCells', cells }));
    for (const { key: finding, severity, waived } of drafted.findings) {
      if (severity !== 'warning' || waived !== null) continue;
      must(await this.drafts.edit(filler, unit, period, { type: 'Waive', finding, reason: why }));
    }
  }

  private async settled(unit: string): Promise<void> {
    const position = this.stands.get(unit);
    if (position !== undefined) await this.reads.waitFor(position);
  }

  private submission({ unit, period }: PlannedReport, news: readonly CellEdit[]) {
    const input: SubmitReportInput = { unit, period, certified: true, zero: news.length === 0 };
    return { authority: this.approver(unit, `submit/${unit}/${period}`), input };
  }

  private resubmission({ unit, period, at, reason }: Resend) {
    const input: SubmitReportInput = { unit, period, certified: true, zero: false, ...(reason === undefined ? {} : { reason }) };
    return { authority: this.approver(unit, `resend/${unit}/${period}/${at}`), input };
  }

  private nrta = (act: string): Authority => this.as('nrta/nrta-manager', act);
  private filler = (unit: string, act: string): Authority => this.as(`${unit}/bureau-filler`, act);
  private approver = (unit: string, act: string): Authority => this.as(`${unit}/bureau-approver`, act);

  private as(account: string, act: string): Authority {
    return authorityOf(this.actor(account), `demo/${this.seed}/${act}`);
  }

  private actor(account: string): Actor {
    const actor = this.actors.get(account);
    if (!actor) throw new Error(`No demonstration account ${account}`);
    return actor;
  }
}

const actorOf = ({ person, name, organisation, role }: Account): Actor => ({
  person,
  name,
  organisation,
  role,
  scope: scopeOf(role, organisation),
  may: new Set(ROLE_RULES[role].may),
  demo: true,
});

/** A plan that a real command refuses is a defect of the plan: it stops the seeding by name. */
function must<Outcome extends { readonly ok: boolean }>(outcome: Outcome): Extract<Outcome, { readonly ok: true }> {
  if (outcome.ok) return outcome as Extract<Outcome, { readonly ok: true }>;
  throw new Error(`The demonstration was refused: ${JSON.stringify(outcome).slice(0, 600)}`);
}
