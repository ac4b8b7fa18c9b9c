import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import { ReadStore } from '#platform/read-store';
import { readCalendar } from '../reports/calendar';
import { CurrentActor } from './actor';
import { CalendarYear } from './calendar.types';
import { BadInput } from './errors';
import { unitArgument } from './filters';
import { cutRequest, MomentArgs } from './moment';

@Resolver()
export class CalendarResolver {
  constructor(private readonly reads: ReadStore) {}

  @Query(() => CalendarYear, {
    description: 'The calendar of a year: days off, half-months with due day and rule, and where every visible unit stands.',
  })
  calendar(
    @CurrentActor() actor: Actor,
    @Args('year', { type: () => Int, description: 'e.g. 2026' }) year: number,
    @Args() { at }: MomentArgs,
    @Args('units', { type: () => [ID], nullable: true, description: 'Only these units, by id or code; totals count them alone.' })
    units?: string[],
  ): Promise<CalendarYear> {
    if (year < 2026 || year > 2100) {
      throw new BadInput('YEAR', 'year', `没有 ${year} 年的报送日历`, `There is no calendar of ${year}`);
    }
    const asked = units?.map(unitArgument);
    return this.reads.read(cutRequest(at), (reader) => readCalendar(reader, actor.scope, year, asked));
  }
}
