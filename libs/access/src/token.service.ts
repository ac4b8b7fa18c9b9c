import { createHash, randomBytes } from 'node:crypto';
import type { Authority, OrgScope, Permission } from '#kernel';
import type { Clock } from '#platform/clock';
import type { DataSource } from '#platform/database';
import { isRole, ROLE_RULES, scopeOf, type Role } from './roles';
import { ofHashes, tokenRows, type TokenRow, type TokenRows } from './token.table';

/** Who is asking. */
export interface Actor {
  /** `person-…`, without a name in it. */
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
  readonly scope: OrgScope;
  readonly may: ReadonlySet<Permission>;
  readonly demo: boolean;
}

export interface NewToken {
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
  readonly label: string;
  readonly demo?: boolean;
  readonly expiresAt?: Date;
  /** Demonstration tokens are known words; all others are drawn at random. */
  readonly token?: string;
}

/** How long an answer is kept: a token that is revoked anywhere is dead everywhere after this, milliseconds. */
const CACHE_MS = 5_000;

export interface TokenRules {
  /** Whether demonstration tokens count. They are public words: where they do not count they look like unknown ones. */
  readonly demonstration: boolean;
}

/** The tokens meant: the one whose hash begins so (hexadecimal digits), or all of a person. */
export type TokenChoice = { readonly hash: string } | { readonly person: string };

/** A person of an organisation. */
export interface Named {
  /** `person-…` */
  readonly id: string;
  readonly name: string;
}

/** Tokens are hashed rows bound to a person, an organisation and a role. */
export class TokenService {
  private readonly rows: TokenRows;
  private readonly cache = new Map<string, { readonly until: number; readonly actor: Actor | null }>();

  constructor(
    source: DataSource,
    private readonly clock: Clock,
    private readonly rules: TokenRules,
  ) {
    this.rows = tokenRows(source);
  }

  /** Answers the token's text, the only time it is ever seen. Issuing a demonstration token again changes nothing. */
  async issue(it: NewToken): Promise<string> {
    const token = it.token ?? newToken();
    await this.rows
      .createQueryBuilder()
      .insert()
      .values({
        hash: hashOfToken(token),
        person: it.person,
        name: it.name,
        organisation: it.organisation,
        role: it.role,
        label: it.label,
        createdAt: new Date(this.clock.now()),
        expiresAt: it.expiresAt ?? null,
        revokedAt: null,
        demo: it.demo ?? false,
      })
      .orIgnore()
      .execute();
    this.cache.clear();
    return token;
  }

  /** Null for an unknown, expired or revoked token: all three look alike from outside. */
  async authenticate(token: string): Promise<Actor | null> {
    const hash = hashOfToken(token);
    const now = Date.parse(this.clock.now());
    const known = this.cache.get(hash);
    // Both ends: a machine's clock that is set back must not keep a revoked token alive.
    if (known && known.until > now && known.until - now <= CACHE_MS) return known.actor;
    const row = await this.rows.findOneBy({ hash });
    const actor = row && this.isLive(row, now) ? actorOf(row) : null;
    if (this.cache.size > 10_000) this.cache.clear();
    this.cache.set(hash, { until: now + CACHE_MS, actor });
    return actor;
  }

  /** Those of these tokens, by their hashes, that count at this moment; the rows are asked, no answer is kept. */
  async stillLive(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    if (hashes.length === 0) return new Set();
    const now = Date.parse(this.clock.now());
    const rows = await this.rows.findBy(ofHashes(hashes));
    return new Set(rows.filter((row) => this.isLive(row, now)).map(({ hash }) => hash));
  }

  /** Who a token stands for at this moment, by its hash: for what was begun with it and is done later. */
  async actorOf(hash: string): Promise<Actor | null> {
    const row = await this.rows.findOneBy({ hash });
    return row && this.isLive(row, Date.parse(this.clock.now())) ? actorOf(row) : null;
  }

  revoke(token: string): Promise<void> {
    return this.revokeAll([hashOfToken(token)]);
  }

  /** Every token that was ever issued, the oldest first. */
  list(): Promise<readonly TokenRow[]> {
    return this.rows.find({ order: { createdAt: 'ASC', hash: 'ASC' } });
  }

  /** The tokens meant that are not revoked yet. */
  async chosen(choice: TokenChoice): Promise<readonly TokenRow[]> {
    const meant = ({ hash, person }: TokenRow): boolean =>
      'hash' in choice ? hash.startsWith(choice.hash) : person === choice.person;
    return (await this.list()).filter((row) => row.revokedAt === null && meant(row));
  }

  /** Ends these tokens, by their whole hashes; elsewhere they die within 5 s. */
  async revokeAll(hashes: readonly string[]): Promise<void> {
    const revokedAt = new Date(this.clock.now());
    for (const hash of hashes) await this.rows.update({ hash }, { revokedAt });
    this.cache.clear();
  }

  /** Names of persons, for reading facts: person id → name and organisation. */
  async people(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string; readonly organisation: string }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.rows
      .createQueryBuilder('token')
      .select(['token.hash', 'token.person', 'token.name', 'token.organisation'])
      .where('token.person IN (:...ids)', { ids: [...new Set(ids)] })
      .getMany();
    const known = rows.map((row) => [row.person, { name: row.name, organisation: row.organisation }] as const);
    const { id, name, organisation } = SYSTEM_PERSON;
    return new Map([...known, [id, { name, organisation }] as const]);
  }

  /** Who holds a living token of a role in an organisation, by name. */
  holders(organisation: string, role: Role): Promise<readonly Named[]> {
    return this.named({ organisation, role });
  }

  /** Who holds any living token in an organisation, by name. */
  members(organisation: string): Promise<readonly Named[]> {
    return this.named({ organisation });
  }

  private async named(where: { readonly organisation: string; readonly role?: Role }): Promise<readonly Named[]> {
    const now = Date.parse(this.clock.now());
    const rows = await this.rows.find({ where, order: { name: 'ASC', person: 'ASC' } });
    const living = rows.filter((row) => this.isLive(row, now)).map(({ person, name }) => [person, name] as const);
    return [...new Map(living)].map(([id, name]) => ({ id, name }));
  }

  /** The demonstration tokens; none where they do not count. */
  async demonstration(): Promise<readonly TokenRow[]> {
    if (!this.rules.demonstration) return [];
    return this.rows.find({ where: { demo: true }, order: { organisation: 'ASC', role: 'ASC' } });
  }

  private isLive(row: TokenRow, now: number): boolean {
    if (row.demo && !this.rules.demonstration) return false;
    return row.revokedAt === null && (row.expiresAt === null || row.expiresAt.getTime() > now) && isRole(row.role);
  }
}

/** Who acts where nobody does: half-months that open and reminders that go out by the calendar. No token is ever its. */
export const SYSTEM_PERSON = { id: 'person-system', name: '系统（自动）', organisation: 'nrta' } as const;

/** The authority an actor has for one command. */
export const authorityOf = (actor: Actor, commandId: string, correlationId?: string): Authority => ({
  act: {
    actor: actor.person,
    organisation: actor.organisation,
    commandId,
    ...(correlationId === undefined ? {} : { correlationId }),
  },
  scope: actor.scope,
  may: actor.may,
});

const newToken = (): string => `slate_${randomBytes(24).toString('base64url')}`;

/** What is stored of a token, sha-256 in hexadecimal digits. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

function actorOf(row: TokenRow): Actor {
  const role = row.role as Role;
  return {
    person: row.person,
    name: row.name,
    organisation: row.organisation,
    role,
    scope: scopeOf(role, row.organisation),
    may: new Set(ROLE_RULES[role].may),
    demo: row.demo,
  };
}
