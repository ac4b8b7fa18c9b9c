import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { parsePeriod, periodRange, type LocalDate } from '#kernel';
import type { PositionToken } from '#platform/event-store';
import type { Cut, CutRequest } from '#platform/read-store';
import { BadInput } from './errors';
import { InstantScalar, LocalDateScalar, PositionScalar } from './scalars';

export enum BasisEnum {
  REPORTED = 'reported',
  ACCEPTED = 'accepted',
}
registerEnumType(BasisEnum, {
  name: 'Basis',
  description: 'As the unit reported it, or as NRTA accepted it. Official acts are in both.',
  valuesMap: {
    REPORTED: { description: 'What units have said, agreed to or not.' },
    ACCEPTED: { description: 'What NRTA has agreed to.' },
  },
});

@InputType({ description: 'A moment on both clocks; everything absent is the present (I-01).' })
export class MomentInput {
  @Field(() => LocalDateScalar, { nullable: true, description: 'What was true on this day (inclusive).' })
  asOf?: string;

  @Field(() => String, {
    nullable: true,
    description: 'What we knew then: a date (its end), an instant (inclusive) or a position; not later than now.',
  })
  knownAt?: string;

  @Field(() => PositionScalar, { nullable: true, description: 'Wait, bounded, until this position can be read.' })
  minPosition?: string;

  @Field(() => ID, { nullable: true, description: 'Shorthand for asOf = the last day of the period, e.g. 2026-06-H1.' })
  period?: string;
}

@ArgsType()
export class MomentArgs {
  @Field(() => MomentInput, { nullable: true, description: 'The moment asked about; the present if absent.' })
  at?: MomentInput;
}

@ObjectType('Moment', { description: 'The moment that was answered: pass position on as knownAt to stay with it.' })
export class CutType {
  @Field(() => LocalDateScalar, { description: 'What was true on this day (Shanghai, inclusive).' })
  asOf!: string;

  @Field(() => PositionScalar, { nullable: true, description: 'Null while nothing has been recorded.' })
  position!: string | null;

  @Field(() => InstantScalar, { description: 'The instant lateness is judged at (UTC).' })
  now!: string;

  @Field(() => Boolean, { description: 'True where nothing later was known when it was answered.' })
  present!: boolean;
}

export const cutOut = (cut: Cut): CutType => ({
  asOf: cut.asOf,
  position: cut.ordinal === 0 ? null : cut.position,
  now: cut.now,
  present: cut.present,
});

/** The moment as the read store takes it. */
export function cutRequest(at: MomentInput | undefined): CutRequest {
  if (!at) return {};
  if (at.period != null && at.asOf != null) {
    throw new BadInput('PERIOD_AND_AS_OF', 'at', '期次与日期只能给一个', 'Give either period or asOf');
  }
  // A variable that is null says what an absent one says.
  const asOf = at.period == null ? at.asOf : periodEnd(at.period);
  return {
    ...(asOf == null ? {} : { asOf: asOf as LocalDate }),
    ...(at.knownAt == null ? {} : { knownAt: at.knownAt }),
    ...(at.minPosition == null ? {} : { minPosition: at.minPosition as PositionToken }),
  };
}

function periodEnd(text: string): string {
  const period = parsePeriod(text);
  if (!period.ok) throw new BadInput('PERIOD', 'period', `期次写法有误：${text}，例：2026-06-H1`, `Not a period: ${text}`);
  return periodRange(period.value).to;
}
