import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ROLE_RULES, TokenService, type Role } from '#access';
import { nationScope, periodName, periodRelation, type PeriodId } from '#kernel';
import { Clock } from '#platform/clock';
import { ReadStore } from '#platform/read-store';
import type { Seeding } from '../demo/seeding';
import { tokenOfDemonstration } from '../demo/accounts';
import { presentNames } from '../names/present-names';
import { PLACE, SEEDING, type Place } from '../tokens';
import { sendGraphiql } from './graphiql';

/** Roles as the interface spells them. */
const ROLE_NAMES: Readonly<Record<Role, string>> = {
  'nrta-manager': 'NRTA_MANAGER',
  analyst: 'ANALYST',
  'bureau-filler': 'BUREAU_FILLER',
  'bureau-approver': 'BUREAU_APPROVER',
};

@Controller()
export class StatusController {
  constructor(
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
    private readonly clock: Clock,
    @Inject(SEEDING) private readonly seeding: Seeding,
    @Inject(PLACE) private readonly place: Place,
  ) {}

  /** The offline GraphiQL with worked examples. */
  @Get('graphiql')
  graphiql(@Res() response: Response): Promise<void> {
    return sendGraphiql(response);
  }

  /** What runs, and in the demonstration its accounts, for the command line and the sign-in page. */
  @Get('api/status')
  async statusDoor(@Res() response: Response): Promise<void> {
    response.set('cache-control', 'no-store').json(await this.status());
  }

  private async status() {
    const rows = await this.tokens.demonstration();
    const period = await this.newestPeriod();
    const names = await presentNames(this.reads, this.clock);
    return {
      version: this.place.version,
      url: this.place.url,
      home: this.place.home,
      database: this.place.database,
      seeding: this.seeding.state(),
      seedingFailed: this.seeding.failed(),
      period: period === null ? null : { id: period, zh: periodName(period, 'zh'), en: periodName(period, 'en') },
      // Public words, of the demonstration only: outside it there are none.
      accounts: rows.map((row) => ({
        name: row.name,
        organisation: names.of(row.organisation).short,
        unit: row.organisation,
        role: ROLE_NAMES[row.role as Role],
        roleZh: ROLE_RULES[row.role as Role].zh,
        token: tokenOfDemonstration(row),
      })),
    };
  }

  private async newestPeriod(): Promise<PeriodId | null> {
    try {
      return await this.reads.read({}, async (reader) => {
        const page = await reader.list(periodRelation, {
          scope: nationScope,
          orderBy: [{ field: 'period', descending: true }],
          limit: 1,
        });
        return (page.rows[0]?.row['period'] as PeriodId | undefined) ?? null;
      });
    } catch {
      // The page must tell what runs even while the read models are not there yet.
      return null;
    }
  }
}
