import type { Category, Claims, LocalDate, SupportLevel } from '#kernel';
import type { SideState } from '../events';
import type { ActAttribute } from './official-values';

/** Something an official act set, from a day on. */
export interface OfficialAct {
  /** `<event id>:<attribute>`, as claims have it. */
  readonly id: string;
  readonly attribute: ActAttribute;
  /** For `unit` the id of an organisation. */
  readonly value: Category | readonly SupportLevel[] | SideState | string;
  readonly effectiveOn: LocalDate;
  readonly position: number;
}

/** All that is known of one project: every live claim, pending and covered ones included; rows are derived from it. */
export interface ProjectFile {
  /** The unit that registered it; moves stand among the acts. */
  readonly unit: string;
  /** Null while reports speak of a project whose registration has not been read. */
  readonly registeredOn: LocalDate | null;
  readonly claims: Claims;
  readonly acts: readonly OfficialAct[];
}
