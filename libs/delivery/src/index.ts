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
export { claimLedger, projectFile } from './project-file';
