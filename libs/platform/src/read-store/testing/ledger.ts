import type { EventMetadata, Instant, Projection, ReadGroup, Relation } from '#kernel';
import type { EventStore, NewEvent } from '#platform/event-store';

/** A toy domain for specs: accounts that are set to an amount. */
export const accountRelation: Relation = {
  name: 'account',
  table: 'account',
  key: ['account'],
  effective: false,
  owner: 'unit',
  fields: { account: 'text', unit: 'organisation', amount: 'integer', facts: 'integer' },
};

interface Account {
  readonly amount: number;
  readonly facts: number;
}

export interface Set {
  readonly account: string;
  readonly amount: number;
}

/** `onSet` may throw, as a fold with a mistake would. */
export const accounts = (onSet: (set: Set) => void = () => undefined): Projection<Account> => ({
  name: 'accounts',
  handles: ['AmountSet'],
  tables: [
    {
      name: 'account',
      columns: { account: 'text', unit: 'text', amount: 'integer', facts: 'integer' },
      effective: false,
      indexes: [['account']],
    },
  ],
  keys: (event) => [(event.data as Set).account],
  fold(account, event) {
    const set = event.data as Set;
    onSet(set);
    if (account && account.amount === set.amount) return account;
    return { amount: set.amount, facts: (account?.facts ?? 0) + 1 };
  },
  rows: ({ amount, facts }, account) => [
    { table: 'account', values: { account, unit: account.startsWith('a') ? 'bureau-11' : 'bureau-51', amount, facts } },
  ],
});

export const ledgerGroup = (version = 1, onSet?: (set: Set) => void): ReadGroup => ({
  name: 'ledger',
  version,
  projections: [accounts(onSet)],
});

/** Appends amounts to accounts: each inner list is one append. */
export class Ledger {
  private made = 0;
  private readonly versions = new Map<string, number>();

  constructor(private readonly store: EventStore) {}

  async append(...sets: readonly (readonly [account: string, amount: number, recordedAt?: string])[]): Promise<void> {
    const stream = `account-${sets[0]?.[0] ?? ''}`;
    const events = sets.map(([account, amount, recordedAt]) => this.event({ account, amount }, recordedAt));
    const result = await this.store.append(stream, this.versions.get(stream) ?? 'none', events);
    if (!result.ok) throw new Error(`${stream} stands at ${result.actual}`);
    this.versions.set(stream, result.version);
  }

  private event(data: Set, recordedAt = '2026-06-01T00:00:00.000Z'): NewEvent {
    this.made += 1;
    const metadata: EventMetadata = {
      actor: 'person-x',
      organisation: 'nrta',
      commandId: `c-${this.made}`,
      commandHash: 'h',
      correlationId: `c-${this.made}`,
      schemaVersion: 1,
      recordedAt: recordedAt as Instant,
    };
    return { type: 'AmountSet', data, id: `00000000-0000-4000-8000-${String(this.made).padStart(12, '0')}`, metadata };
  }
}
