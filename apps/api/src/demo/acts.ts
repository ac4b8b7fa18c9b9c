import { startOfDay, type Instant, type LocalDate } from '#kernel';
import type { Desk } from './desk';
import { at } from './moments';
import type { Country, PlannedProject, PlannedReport } from './plan';

export interface TimedAct {
  readonly at: Instant;
  /** Unit whose acts build on one another; `nrta` for the acts on periods. */
  readonly lane: string;
  /** The unit a project is handed over to. */
  readonly alsoLane?: string;
  /** Writes no fact. `again`: the seeding was cut off before, and this act may have been done. */
  readonly prepare?: (desk: Desk, again: boolean) => Promise<void>;
  readonly run: (desk: Desk, again: boolean) => Promise<void>;
  /** The act was done before the seeding was cut off: only what later acts need of it is brought back. */
  readonly recall?: (desk: Desk) => Promise<void> | void;
}

/** Every act of the country up to a day, in the order of its moments. */
export function actsOf(
  { periods, projects, reports, turns, renamings, delegations }: Country,
  today: LocalDate,
): readonly TimedAct[] {
  const end = startOfDay(today);
  const acts: TimedAct[] = [
    ...periods.map(({ period, openAt }) => ({ at: openAt, lane: 'nrta', run: (desk: Desk) => desk.openPeriod(period) })),
    ...renamings.map((renaming) => ({ at: renaming.at, lane: 'nrta', run: (desk: Desk) => desk.rename(renaming) })),
    ...delegations.map((each) => ({ at: each.at, lane: each.unit, run: (desk: Desk) => desk.nameDeputy(each) })),
    ...projects.flatMap(projectActs),
    ...reports.flatMap(reportActs),
    ...turns.map((turn): TimedAct => ({
      at: turn.at,
      lane: turn.unit,
      ...(turn.type === 'resend' ? { prepare: (desk, again) => desk.redraft(turn, again) } : {}),
      run: (desk) => desk.turn(turn),
      recall: (desk) => desk.recallTurn(turn),
    })),
  ];
  return acts.filter((act) => act.at < end).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function projectActs(project: PlannedProject, index: number): readonly TimedAct[] {
  const { unit, registeredOn, acts, answeredNew } = project;
  // The same command id gives the same code again.
  const register = (desk: Desk): Promise<void> => desk.register(index, project);
  return [
    ...(answeredNew === undefined
      ? [{ lane: unit, at: at(registeredOn, 9 * 60 + (index % 480), index % 60), run: register, recall: register }]
      : [
          {
            lane: unit,
            at: answeredNew.takenAt,
            prepare: (desk: Desk, again: boolean) => desk.takeFile(project, answeredNew.period, again),
            run: () => Promise.resolve(),
          },
          {
            lane: unit,
            at: answeredNew.answeredAt,
            run: (desk: Desk, again: boolean) => desk.answerNew(project, answeredNew.period, again),
            recall: (desk: Desk) => desk.findAnswered(project),
          },
        ]),
    ...acts.map((act, number): TimedAct => ({
      at: act.at,
      lane: unit,
      ...(act.input.type === 'MoveProject' ? { alsoLane: act.input.to } : {}),
      run: (desk) => desk.officialAct(project, act, `${index}/${number}`),
    })),
  ];
}

function reportActs(report: PlannedReport): readonly TimedAct[] {
  const { unit: lane, openAt, submitAt, acceptAt } = report;
  const acts: TimedAct[] = [];
  if (openAt !== null) acts.push({ lane, at: openAt, run: (desk) => desk.open(report) });
  if (submitAt !== null) {
    acts.push({
      lane,
      at: submitAt,
      prepare: (desk, again) => desk.draft(report, again),
      run: (desk) => desk.submit(report),
      recall: (desk) => desk.recall(report),
    });
    if (acceptAt !== null && acceptAt > submitAt) acts.push({ lane, at: acceptAt, run: (desk) => desk.accept(report) });
  }
  return acts;
}
