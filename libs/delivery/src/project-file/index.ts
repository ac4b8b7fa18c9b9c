export { claimLedger, type ClaimSheet } from './claim-ledger.projection';
export { projectFile } from './project-file.projection';
export type { OfficialAct, ProjectFile } from './project-file';
