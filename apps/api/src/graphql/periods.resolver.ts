import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import { nationScope, periodName, periodRelation, type Instant, type LocalDate, type PeriodId, type Row } from '#kernel';
import { ReadStore } from '#platform/read-store';
import { periodStanding, type PeriodStanding } from '#reporting';
import { CurrentActor } from './actor';
import { PeriodStandingEnum } from './calendar.types';
import { cutRequest, MomentArgs } from './moment';
import { InstantScalar, LocalDateScalar } from './scalars';

@ObjectType({ description: 'A half-month that has been opened, with its due time and the rule it follows (B-07, Z-10).' })
export class Period {
  @Field(() => ID, { description: 'e.g. 2026-06-H1' })
  id!: string;

  @Field(() => String, { description: 'Chinese name.' })
  zh!: string;

  @Field(() => String, { description: 'English name.' })
  en!: string;

  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'Its last day, inclusive.' })
  to!: string;

  @Field(() => LocalDateScalar, { description: 'Last day, until 24:00 at +08:00 (Z-8).' })
  dueOn!: string;

  @Field(() => InstantScalar, { description: 'End of grace: a first submission from here on is late.' })
  lateFrom!: string;

  @Field(() => Int, { description: 'Working days after the due day in which a report is not late.' })
  graceWorkingDays!: number;

  @Field(() => Int, { description: 'Units that must report.' })
  units!: number;

  @Field(() => String, { description: 'Rule it is judged by, with its version and source.' })
  rule!: string;

  @Field(() => PeriodStandingEnum, { description: 'Where it stands at the moment asked about; never NOT_OPENED here.' })
  state!: PeriodStanding;
}

@Resolver(() => Period)
export class PeriodsResolver {
  constructor(private readonly reads: ReadStore) {}

  @Query(() => [Period], { description: 'Periods opened so far, newest first.' })
  periods(@CurrentActor() _actor: Actor, @Args() { at }: MomentArgs): Promise<Period[]> {
    return this.reads.read(cutRequest(at), async (reader) => {
      // A period is no organisation's own: everybody may see when a report is due.
      const page = await reader.list(periodRelation, {
        scope: nationScope,
        orderBy: [{ field: 'period', descending: true }],
        limit: 200,
      });
      return page.rows.map(({ row }) => periodOut(row, reader.cut.now));
    });
  }
}

function periodOut(row: Row, now: Instant): Period {
  const id = String(row['period']) as PeriodId;
  return {
    id,
    zh: periodName(id, 'zh'),
    en: periodName(id, 'en'),
    from: String(row['from']),
    to: String(row['to']),
    dueOn: String(row['dueOn']),
    lateFrom: String(row['lateFrom']),
    graceWorkingDays: Number(row['graceWorkingDays']),
    units: Number(row['units']),
    rule: String(row['rule']),
    state: periodStanding(String(row['dueOn']) as LocalDate, String(row['lateFrom']) as Instant, now),
  };
}
