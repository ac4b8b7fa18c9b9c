import type { Attribute, AttributeValue, Category, LocalDate, RecordedEvent, SupportLevel } from '#kernel';
import type { ProjectEvent, SideState } from '../events';

/** What official acts say of a project beside the annex's attributes. */
export type ActAttribute = 'category' | 'levels' | 'sideState' | 'unit';

interface Claimed<A extends Attribute> {
  readonly attribute: A;
  readonly value: AttributeValue;
  readonly was: AttributeValue;
}

/** One value a fact of the project's own stream gives: in both bases at once (worked example, rule 4). */
export type OfficialValue =
  | Claimed<'title'>
  | Claimed<'bodies'>
  | Claimed<'stage'>
  | {
      readonly attribute: ActAttribute;
      /** For `unit` the id of an organisation. */
      readonly value: Category | readonly SupportLevel[] | SideState | string;
      readonly was: Category | readonly SupportLevel[] | SideState | string | null;
    };

export const PROJECT_EVENTS: readonly ProjectEvent['type'][] = [
  'ProjectRegistered',
  'ProjectRenamed',
  'ProjectRecategorised',
  'SupportLevelsSet',
  'ProjectMoved',
  'StageRecorded',
  'SideStateRecorded',
];

/** The fact as one of the project's own stream, or undefined. Names are unique across streams. */
export const asProjectEvent = (event: RecordedEvent): ProjectEvent | undefined =>
  PROJECT_EVENTS.some((type) => type === event.type) ? (event as unknown as ProjectEvent) : undefined;

/** The values a fact gives, all from its own effective day on. */
export function officialValues(event: ProjectEvent): {
  readonly effectiveOn: LocalDate;
  readonly reason: string | null;
  readonly values: readonly OfficialValue[];
} {
  const { effectiveOn } = event.data;
  const one = (value: OfficialValue, reason: string | undefined) => ({ effectiveOn, reason: reason ?? null, values: [value] });
  switch (event.type) {
    case 'ProjectRegistered': {
      const { title, bodies, category, levels } = event.data;
      const values: readonly OfficialValue[] = [
        { attribute: 'title', value: title, was: null },
        { attribute: 'bodies', value: bodies, was: null },
        { attribute: 'category', value: category, was: null },
        { attribute: 'levels', value: levels, was: null },
        { attribute: 'sideState', value: 'ACTIVE', was: null },
      ];
      return { effectiveOn, reason: null, values };
    }
    case 'ProjectRenamed':
      return one({ attribute: 'title', value: event.data.title, was: event.data.was }, event.data.reason);
    case 'ProjectRecategorised':
      return one({ attribute: 'category', value: event.data.category, was: event.data.was }, event.data.reason);
    case 'SupportLevelsSet':
      return one({ attribute: 'levels', value: event.data.levels, was: event.data.was }, event.data.reason);
    case 'StageRecorded':
      return one({ attribute: 'stage', value: event.data.stage, was: null }, event.data.reason);
    case 'ProjectMoved':
      return one({ attribute: 'unit', value: event.data.to, was: event.data.from }, event.data.reason);
    case 'SideStateRecorded':
      return one({ attribute: 'sideState', value: event.data.state, was: event.data.was }, event.data.reason);
  }
}
