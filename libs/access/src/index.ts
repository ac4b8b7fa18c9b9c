import type { MessageCode } from '#kernel';
import { Access1790000000001 } from './migrations/0001-access';
import type { ManageDeputiesRefusal } from './deputies/manage-deputies.handler';
import type { RenameOrganisationRefusal } from './organisation/rename-organisation.handler';
import { tokenTable } from './token.table';

export * from './access.module';
export * from './events';
export * from './roles';
export { delegations } from './deputies/delegations.projection';
export { LentRights, type Lent } from './deputies/lent-rights';
export { ManageDeputies, type DeputyInput, type ManageDeputiesOutcome } from './deputies/manage-deputies.handler';
export { organisationNames } from './organisation/organisation-names.projection';
export {
  RenameOrganisation,
  type RenameOrganisationOutcome,
  type RenameOrganisationRefusal,
  type RenamingInput,
} from './organisation/rename-organisation.handler';
export { SigningKey } from './signing-key';
export {
  authorityOf,
  hashOfToken,
  SYSTEM_PERSON,
  TokenService,
  type Actor,
  type Named,
  type NewToken,
  type TokenChoice,
} from './token.service';
export type { TokenRow } from './token.table';
export const accessMigrations = [Access1790000000001];
export const accessTables = [tokenTable];

type Worded<Code extends MessageCode> = Code;
/** Every refusal of this context's commands; a code without a message does not compile. */
export type AccessRefusal = Worded<RenameOrganisationRefusal | ManageDeputiesRefusal>;
