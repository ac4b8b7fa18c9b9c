import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RegisterProject } from '#delivery';
import { and } from '#insight';
import {
  claimRelation,
  isAttribute,
  nationScope,
  projectFactRelation,
  projectRelation,
  unitScope,
  type Attribute,
  type Authority,
  type LocalDate,
  type Predicate,
  type Row,
  type StageCode,
} from '#kernel';
import type { PositionToken } from '#platform/event-store';
import { ReadStore, type CutReader } from '#platform/read-store';
import {
  ProjectsPort,
  type BaseClaim,
  type BaseProject,
  type NewProject,
  type NumberUse,
  type Registered,
  type UnitBase,
} from '#reporting';
import { allRows } from './pages';

/** What reporting needs of projects, answered from delivery's commands and the read models. */
@Injectable()
export class ProjectsAdapter extends ProjectsPort {
  constructor(
    private readonly reads: ReadStore,
    private readonly commands: CommandBus,
  ) {
    super();
  }

  projectsOf(unit: string, at: { readonly asOf: LocalDate; readonly minPosition?: PositionToken }): Promise<UnitBase> {
    const scope = unitScope(unit);
    const ofUnit: Predicate = { op: 'is', field: 'unit', value: unit };
    return this.reads.read(at, async (reader) => {
      const reported: Predicate = { op: 'is', field: 'basis', value: 'reported' };
      const projects = await allRows(reader, projectRelation, scope, and(ofUnit, reported));
      const facts = groupBy(await allRows(reader, projectFactRelation, scope, ofUnit), 'project');
      const own = await allRows(reader, claimRelation, scope, ofUnit);
      const claims = groupBy([...own, ...(await claimsFromBefore(reader, [...facts.values()].flat(), own))], 'project');
      return {
        projects: projects.map((row) => {
          const code = String(row['project']);
          return baseProject(row, facts.get(code) ?? [], claims.get(code) ?? []);
        }),
        position: reader.cut.ordinal === 0 ? null : reader.cut.position,
      };
    });
  }

  async register(authority: Authority, project: NewProject): Promise<Registered> {
    const done = await this.commands.execute(new RegisterProject(authority, project));
    return done.ok ? { ok: true, project: done.project, position: done.position } : done;
  }

  numbersInUse(normals: readonly string[]): Promise<readonly NumberUse[]> {
    if (normals.length === 0) return Promise.resolve([]);
    const values = [...new Set(normals)];
    const where = and(
      { op: 'is', field: 'basis', value: 'reported' },
      {
        op: 'any',
        of: [
          { op: 'in', field: 'planningNumberNormal', values },
          { op: 'in', field: 'releaseNumberNormal', values },
        ],
      },
    );
    return this.reads.read({}, async (reader) => {
      const rows = await allRows(reader, projectRelation, nationScope, where);
      const asked = new Set(values);
      return rows.flatMap((row) =>
        [row['planningNumberNormal'], row['releaseNumberNormal']]
          .filter((normal): normal is string => typeof normal === 'string' && asked.has(normal))
          .map((normal) => ({ normal, project: String(row['project']), unit: String(row['unit']) })),
      );
    });
  }
}

/** A project that was handed over stands on claims of the unit it came from: those that are not the unit's own. */
async function claimsFromBefore(reader: CutReader, facts: readonly Row[], own: readonly Row[]): Promise<readonly Row[]> {
  const known = new Set(own.map((claim) => claim['claim']));
  const values = [...new Set(facts.filter((fact) => !known.has(fact['claim'])).map((fact) => String(fact['project'])))];
  if (values.length === 0) return [];
  const all = await allRows(reader, claimRelation, nationScope, { op: 'in', field: 'project', values });
  return all.filter((claim) => !known.has(claim['claim']));
}

function baseProject(row: Row, facts: readonly Row[], claimRows: readonly Row[]): BaseProject {
  const claimById = new Map(claimRows.map((claim) => [String(claim['claim']), claim]));
  const values: Record<string, unknown> = {};
  const accepted: Record<string, unknown> = {};
  const since: Partial<Record<Attribute, LocalDate>> = {};
  const claims: Partial<Record<Attribute, BaseClaim>> = {};
  for (const fact of facts) {
    const attribute = String(fact['attribute']);
    if (!isAttribute(attribute)) continue;
    if (fact['basis'] === 'accepted') {
      if (fact['value'] !== null) accepted[attribute] = fact['value'];
      continue;
    }
    if (fact['value'] !== null) values[attribute] = fact['value'];
    const claim = claimById.get(String(fact['claim']));
    if (!claim) continue;
    since[attribute] = String(claim['effectiveOn']) as LocalDate;
    claims[attribute] = {
      claim: String(claim['claim']),
      report: reportOfClaim(claim),
      revision: Number(claim['revision'] ?? 0),
      accepted: claim['state'] === 'ACCEPTED' || claim['state'] === 'OFFICIAL',
    };
  }
  return {
    code: String(row['project']),
    unit: String(row['unit']),
    category: row['category'] as BaseProject['category'],
    levels: row['levels'] as unknown as BaseProject['levels'],
    sideState: row['sideState'] as BaseProject['sideState'],
    registeredOn: String(row['registeredOn']) as LocalDate,
    values: values as BaseProject['values'],
    since,
    claims,
    accepted: accepted as BaseProject['accepted'],
    stages: liveStages(claimRows),
  };
}

/** J-06 asks both neighbours in effective order, so claims of all days count, in the order they were learned. */
const liveStages = (claims: readonly Row[]): BaseProject['stages'] =>
  claims
    .filter((claim) => claim['attribute'] === 'stage' && claim['state'] !== 'RETRACTED' && claim['value'] !== null)
    .sort((a, b) => Number(a['ordinal']) - Number(b['ordinal']))
    .map((claim) => ({
      stage: claim['value'] as unknown as StageCode,
      effectiveOn: String(claim['effectiveOn']) as LocalDate,
      report: reportOfClaim(claim),
    }));

const reportOfClaim = (claim: Row): string | null =>
  claim['reportUnit'] === null || claim['reportUnit'] === undefined
    ? null
    : `report-${String(claim['reportUnit'])}-${String(claim['reportPeriod'])}`;

function groupBy(rows: readonly Row[], field: string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(row[field]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
