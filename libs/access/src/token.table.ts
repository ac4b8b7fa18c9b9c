import { EntitySchema, In, type DataSource, type Repository } from 'typeorm';

export interface TokenRow {
  /** sha-256 of the token; the token itself is shown once and never stored. */
  hash: string;
  person: string;
  name: string;
  organisation: string;
  role: string;
  label: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  demo: boolean;
}

export const tokenTable = new EntitySchema<TokenRow>({
  name: 'AccessToken',
  tableName: 'access_token',
  columns: {
    hash: { type: 'text', primary: true },
    person: { type: 'text' },
    name: { type: 'text' },
    organisation: { type: 'text' },
    role: { type: 'text' },
    label: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
    demo: { type: 'boolean' },
  },
});

export type TokenRows = Repository<TokenRow>;
export const tokenRows = (source: DataSource): TokenRows => source.getRepository(tokenTable);

/** The rows of these hashes. */
export const ofHashes = (hashes: readonly string[]) => ({ hash: In([...hashes]) });
