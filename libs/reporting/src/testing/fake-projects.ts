import { sameValue, type AttributeValues, type Authority, type LocalDate } from '#kernel';
import type { EventStore, PositionToken } from '#platform/event-store';
import type { BaseClaim, BaseProject, NumberUse } from '../base';
import type { ReportEvent } from '../events';
import { ProjectsPort, type NewProject, type Registered, type UnitBase } from '../ports';

/** Projects in memory, over which report facts of a real log are laid: enough of a read side for the write side's tests. */
export class FakeProjects extends ProjectsPort {
  readonly asked: { readonly unit: string; readonly minPosition: PositionToken | undefined }[] = [];
  readonly registrations: { readonly commandId: string; readonly project: NewProject }[] = [];
  readonly known = new Map<string, BaseProject>();
  numbers: readonly NumberUse[] = [];

  constructor(private readonly store: EventStore) {
    super();
  }

  add(code: string, values: Partial<AttributeValues> = {}, more: Partial<BaseProject> = {}): void {
    const registeredOn = '2026-06-02' as LocalDate;
    this.known.set(code, {
      code,
      unit: 'bureau-51',
      category: 'REGIONAL',
      levels: ['PROVINCIAL'],
      sideState: 'ACTIVE',
      registeredOn,
      values: { title: `《${code}》`, ...values },
      since: {},
      claims: {},
      accepted: {},
      stages: [],
      ...more,
    });
  }

  override async projectsOf(
    unit: string,
    at: { readonly asOf: LocalDate; readonly minPosition?: PositionToken },
  ): Promise<UnitBase> {
    this.asked.push({ unit, minPosition: at.minPosition });
    const { events } = await this.store.readAll(null, { categories: ['report'] }, 10_000);
    const projects = new Map([...this.known].filter(([, project]) => project.unit === unit));
    for (const event of events) {
      const fact = event as unknown as ReportEvent;
      if (fact.type !== 'LineReported') continue;
      const { project: code, cells, revision } = fact.data;
      for (const { attribute, value, effectiveOn } of cells) {
        const project = projects.get(code);
        if (!project || effectiveOn > at.asOf) continue;
        const claim: BaseClaim = { claim: `${event.id}:${attribute}`, report: event.stream, revision, accepted: false };
        projects.set(code, {
          ...project,
          values: { ...project.values, [attribute]: value ?? undefined },
          since: { ...project.since, [attribute]: effectiveOn },
          claims: { ...project.claims, [attribute]: claim },
          stages:
            attribute === 'stage'
              ? [...project.stages, { stage: value as never, effectiveOn, report: event.stream }]
              : project.stages,
        });
      }
    }
    return { projects: [...projects.values()], position: await this.store.head() };
  }

  override register(authority: Authority, project: NewProject): Promise<Registered> {
    const { commandId } = authority.act;
    let at = this.registrations.findIndex((each) => each.commandId === commandId);
    if (at < 0) at = this.registrations.push({ commandId, project }) - 1;
    const code = `51-2026-${String(900 + at).padStart(4, '0')}`;
    this.add(code, { title: project.title, ...(project.bodies.length > 0 ? { bodies: project.bodies } : {}) });
    return Promise.resolve({ ok: true, project: code, position: null });
  }

  override numbersInUse(normals: readonly string[]): Promise<readonly NumberUse[]> {
    return Promise.resolve(this.numbers.filter(({ normal }) => normals.includes(normal)));
  }

  /** The value of a project as it would be read now. */
  async current<A extends keyof AttributeValues>(code: string, attribute: A): Promise<AttributeValues[A] | undefined> {
    const { projects } = await this.projectsOf('bureau-51', { asOf: '2099-12-31' as LocalDate });
    return projects.find((project) => project.code === code)?.values[attribute];
  }

  /** Moves a value beneath a draft, as a correction elsewhere would. */
  move<A extends keyof AttributeValues>(code: string, attribute: A, value: AttributeValues[A]): void {
    const project = this.known.get(code);
    if (!project || sameValue(attribute, project.values[attribute] ?? null, value)) throw new Error(`Nothing moves at ${code}`);
    this.known.set(code, { ...project, values: { ...project.values, [attribute]: value } });
  }
}
