import { Access1790000000001 } from './migrations/0001-access';
import { tokenTable } from './token.table';

export * from './roles';
export { SigningKey } from './signing-key';
export {
  authorityOf,
  hashOfToken,
  SYSTEM_PERSON,
  TokenService,
  type Actor,
  type NewToken,
  type TokenChoice,
} from './token.service';
export type { TokenRow } from './token.table';
export const accessMigrations = [Access1790000000001];
export const accessTables = [tokenTable];
