import { Injectable } from '@nestjs/common';
import { TokenService, type Actor } from '#access';
import { and } from '#insight';
import {
  isPeriodId,
  parseUnit,
  periodName,
  reportRelation,
  shanghaiDateOf,
  type EventMetadata,
  type Names,
  type OrgScope,
  type PeriodId,
} from '#kernel';
import { hashOf } from '#platform/commands';
import { EventStore, type StoredEvent } from '#platform/event-store';
import { ReadStore, type Cut, type CutRequest } from '#platform/read-store';
import { hashOfRevision, historyOf, reportStream, type HistoryFact } from '#reporting';
import { organisationOut } from '../graphql/labels';
import { bookAt, namesAt } from '../names/named-reads';
import { personsOf, type PersonOf } from '../names/persons';
import type { ReceiptRecord } from '../graphql/history.types';
import { reportOf } from '../graphql/report.types';

/** `51-2026-06-H1-01` */
const NUMBER = /^(.+)-(\d{4}-\d{2}-H[12])-(\d{2,4})$/;

/** A report's own stream read back up to a moment: its acts, and its receipts with their hashes taken anew. */
@Injectable()
export class ReportHistory {
  constructor(
    private readonly store: EventStore,
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
  ) {}

  /** The acts of a report that the caller has made sure its actor may see. */
  async acts(unit: string, period: string, cut: Cut) {
    const acts = historyOf(await this.facts(unit, period, cut));
    const people = await this.people(
      acts.map(({ metadata }) => metadata),
      namesAt(cut),
    );
    return acts.map((act) => ({
      ...act,
      token: this.store.tokenOf(act.position),
      by: people(act.metadata.actor, act.metadata.organisation, act.metadata.onBehalfOf),
    }));
  }

  /** 回执 of a revision; null where there is none in the actor's scope at the moment asked about. */
  async receipt(actor: Actor, unit: string, period: string, revision: number, at: CutRequest): Promise<ReceiptRecord | null> {
    const found = await this.reads.read(at, async (reader) => {
      const where = and({ op: 'is', field: 'unit', value: unit }, { op: 'is', field: 'period', value: period });
      const page = await reader.list(reportRelation, { scope: actor.scope satisfies OrgScope, where, limit: 1 });
      const row = page.rows[0]?.row;
      return row ? reportOf(row, reader.cut) : null;
    });
    if (!found) return null;
    const facts = await this.facts(unit, period, found.cut);
    const sent = facts.find((fact) => fact.type === 'ReportSubmitted' && fact.data.revision === revision);
    if (sent?.type !== 'ReportSubmitted') return null;
    const { data, metadata } = sent;
    const recomputed = hashOfRevision(facts, revision, hashOf) ?? '';
    // The names of its hour: what is recorded later, even of days before, leaves a receipt as it was.
    const names = bookAt(found.cut, sent.position).on(shanghaiDateOf(metadata.recordedAt));
    const person = await this.people([metadata, { actor: data.certifier }], names);
    return {
      number: data.receipt,
      unit: organisationOut(unit, names),
      period,
      periodZh: periodName(period as PeriodId, 'zh'),
      revision,
      hash: data.hash,
      recomputed,
      genuine: recomputed === data.hash,
      submittedAt: metadata.recordedAt,
      certifier: person(data.certifier, metadata.organisation, metadata.onBehalfOf),
      zero: data.zero,
      ...data.counts,
      lateness: found.lateness,
      latenessZh: found.latenessZh,
      dueOn: found.dueOn,
      lateFrom: found.lateFrom,
      rule: found.rule,
    };
  }

  /** Unit, period and revision that a 回执 number names; null where it is none. */
  parseNumber(number: string): { readonly unit: string; readonly period: string; readonly revision: number } | null {
    const [, unitText = '', period = '', revision = ''] = NUMBER.exec(number.trim()) ?? [];
    const unit = parseUnit(unitText);
    return unit.ok && isPeriodId(period) ? { unit: unit.value, period, revision: Number(revision) } : null;
  }

  private async facts(unit: string, period: string, cut: Cut): Promise<readonly HistoryFact[]> {
    const stored = await this.store.readStream(reportStream(unit, period));
    return stored.filter((event: StoredEvent) => event.position <= cut.ordinal) as unknown as readonly HistoryFact[];
  }

  private async people(of: readonly Pick<EventMetadata, 'actor' | 'onBehalfOf'>[], names: Names): Promise<PersonOf> {
    const ids = of.flatMap(({ actor, onBehalfOf }) => (onBehalfOf === undefined ? [actor] : [actor, onBehalfOf]));
    return personsOf(await this.tokens.people(ids), names);
  }
}
