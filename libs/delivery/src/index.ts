import type { MessageCode } from '#kernel';
import type { OfficialActRefusal } from './official-acts/official-acts.handler';
import type { RegisterProjectRefusal } from './registration/register-project.handler';

export * from './events';
export * from './delivery.module';
export * from './ports';
export {
  RegisterProject,
  type RegisterProjectInput,
  type RegisterProjectOutcome,
  type RegisterProjectRefusal,
} from './registration/register-project.handler';
export {
  RecordOfficialAct,
  type OfficialActInput,
  type OfficialActOutcome,
  type OfficialActRefusal,
} from './official-acts/official-acts.handler';
export { projectStream, rosterStream } from './roster.decider';
export { suspectedDuplicates } from './duplicates';
export { claimLedger, projectFile } from './project-file';

type Worded<Code extends MessageCode> = Code;
/** Every refusal of this context's commands; a code without a message does not compile. */
export type DeliveryRefusal = Worded<RegisterProjectRefusal | OfficialActRefusal>;
