import {
  acceptReport,
  addClaim,
  claimId,
  type Claims,
  disputeReport,
  officialClaim,
  type Projection,
  projectFactRelation,
  projectRelation,
  type RecordedEvent,
  reportClaim,
  retractClaims,
  tableOf,
} from '#kernel';
import type { ReportEvent } from '#reporting/events';
import type { ProjectEvent } from '../events';
import { asProjectEvent, officialValues, PROJECT_EVENTS } from './official-values';
import type { OfficialAct, ProjectFile } from './project-file';
import { projectRows } from './project-rows';

const REPORT_EVENTS = ['LineReported', 'LineRetracted', 'ReportAccepted', 'ReportReturned'] as const;
type Settling = Extract<ReportEvent, { readonly type: (typeof REPORT_EVENTS)[number] }>;

/**
 * Claims of reports and the project's own facts, folded into one file per project (design section 4): a row per
 * attribute and stretch of days, and a row per project and stretch in which nothing changes, each in both bases.
 */
export const projectFile: Projection<ProjectFile> = {
  name: 'project_file',
  handles: [...PROJECT_EVENTS, ...REPORT_EVENTS],
  tables: [
    tableOf(projectRelation, [['project'], ['unit', 'basis'], ['planningNumberNormal'], ['releaseNumberNormal']]),
    tableOf(projectFactRelation, [['project', 'attribute']]),
  ],
  keys(event) {
    const own = asProjectEvent(event);
    if (own) return [own.data.project];
    const { data } = event as unknown as Settling;
    return 'project' in data ? [data.project] : data.projects;
  },
  fold(file, event, project) {
    const own = asProjectEvent(event);
    return own ? withOfficialAct(file, own, event) : withReportFact(file, event as unknown as Settling, event, project);
  },
  rows: projectRows,
};

function withOfficialAct(file: ProjectFile | undefined, fact: ProjectEvent, event: RecordedEvent): ProjectFile | undefined {
  let next = file;
  if (fact.type === 'ProjectRegistered') {
    if (file && file.registeredOn !== null) return file;
    const { unit, effectiveOn } = fact.data;
    next = { unit, registeredOn: effectiveOn, claims: file?.claims ?? [], acts: file?.acts ?? [] };
  }
  if (!next) throw new Error(`${event.type} of ${fact.data.project}, which is not registered`);
  const { effectiveOn, values } = officialValues(fact);
  const { position } = event;
  let { claims, acts } = next;
  for (const each of values) {
    if (each.attribute === 'title' || each.attribute === 'bodies' || each.attribute === 'stage') {
      const { attribute, value } = each;
      claims = addClaim(claims, officialClaim({ eventId: event.id, attribute, value, effectiveOn, position }));
    } else {
      const { attribute, value } = each;
      const act: OfficialAct = { id: `${event.id}:${attribute}`, attribute, value, effectiveOn, position };
      acts = [...acts, act];
    }
  }
  return { ...next, claims, acts };
}

function withReportFact(
  file: ProjectFile | undefined,
  fact: Settling,
  event: RecordedEvent,
  project: string,
): ProjectFile | undefined {
  const before: Claims = file?.claims ?? [];
  const claims = claimsAfter(before, fact, event, project);
  if (claims === before) return file;
  return { unit: fact.data.unit, registeredOn: null, acts: [], ...file, claims };
}

/** One report fact, as an operation on a project's claims. */
export function claimsAfter(claims: Claims, fact: Settling, event: RecordedEvent, project: string): Claims {
  const { stream: report, id: eventId, position } = event;
  switch (fact.type) {
    case 'LineReported':
      return fact.data.cells.reduce((list, { attribute, value, effectiveOn }) => {
        const made = { eventId, attribute, value, effectiveOn, position };
        return addClaim(list, reportClaim(made, report, fact.data.revision));
      }, claims);
    case 'LineRetracted': {
      const ids = fact.data.cells.map((cell) => claimId(cell.event, cell.attribute));
      return retractClaims(claims, report, ids, fact.data.revision);
    }
    case 'ReportAccepted':
      return acceptReport(claims, report, fact.data.revision);
    case 'ReportReturned': {
      const { marks } = fact.data;
      const mine = marks.filter((mark) => mark.project === project).map((mark) => mark.attribute);
      return disputeReport(claims, report, marks.length === 0 ? 'all' : mine);
    }
  }
}
