import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { StageDifferenceKind } from '#insight';
import type { StageCode } from '#kernel';
import { StageEnum } from './enums';
import { CutType } from './moment';
import { Claim } from './project.types';
import { InstantScalar, LocalDateScalar } from './scalars';

const KINDS: Readonly<Record<StageDifferenceKind, string>> = {
  ENTERED: '此后进入 · it began after the day of then',
  LEARNED: '此后补报 · it had begun by then, and was told only later',
  MOVED: '改期 · another day is told for its beginning',
  DROPPED: '不再填报 · it is no longer told',
};
const StageDifferenceKindEnum = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, kind])) as Record<
  StageDifferenceKind,
  StageDifferenceKind
>;
registerEnumType(StageDifferenceKindEnum, {
  name: 'StageDifferenceKind',
  description: 'How the beginning of a stage differs between what was known then and what is known now (I-01).',
  valuesMap: Object.fromEntries(Object.entries(KINDS).map(([kind, description]) => [kind, { description }])) as never,
});

export enum KnownMomentKind {
  PERIOD_END = 'PERIOD_END',
  RECORDED = 'RECORDED',
}
registerEnumType(KnownMomentKind, {
  name: 'KnownMomentKind',
  description: 'Why a moment is worth looking back from.',
  valuesMap: {
    PERIOD_END: { description: 'The end of a half-month’s last day.' },
    RECORDED: { description: 'Something was recorded about the project.' },
  },
});

@ObjectType({ description: 'A moment at which the knowledge about a project may be looked at again.' })
export class KnownMoment {
  @Field(() => KnownMomentKind, { description: 'Why it is one.' })
  kind!: KnownMomentKind;

  @Field(() => String, { description: 'Pass it on as knownAt: a day (its end) or an instant.' })
  knownAt!: string;

  @Field(() => InstantScalar, { description: 'The same as an instant (UTC): these are in its order.' })
  at!: string;

  @Field(() => ID, { nullable: true, description: 'The half-month that ends; null for a recorded one.' })
  period!: string | null;

  @Field(() => Int, { description: 'Claims recorded at this very moment; 0 for the end of a half-month.' })
  claims!: number;
}

@ObjectType({ description: 'A stretch of days in one stage.' })
export class StageSpan {
  @Field(() => LocalDateScalar, { description: 'First day (Shanghai, inclusive).' })
  from!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Exclusive; null: it stood there on the day asked about.' })
  to!: string | null;

  @Field(() => Claim, { nullable: true, description: 'The claim it began with, as it stands at the project’s moment.' })
  claim!: Claim | null;
}

@ObjectType({ description: 'One stage of the project’s path, as known now and as known then.' })
export class StageProgress {
  @Field(() => StageEnum, { description: 'The stage.' })
  stage!: StageCode;

  @Field(() => String, { description: 'Its name in Chinese.' })
  zh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  en!: string;

  @Field(() => [StageSpan], { description: 'As known at the project’s own moment; several where it went back (J-06).' })
  now!: StageSpan[];

  @Field(() => [StageSpan], { description: 'As known at the other moment.' })
  then!: StageSpan[];
}

@ObjectType({ description: 'A stage whose beginning is told otherwise now than it was then.' })
export class StageDifference {
  @Field(() => StageEnum, { description: 'The stage.' })
  stage!: StageCode;

  @Field(() => String, { description: 'Its name in Chinese.' })
  zh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  en!: string;

  @Field(() => StageDifferenceKindEnum, { description: 'In which way.' })
  kind!: StageDifferenceKind;

  @Field(() => StageSpan, { nullable: true, description: 'As known then; null where nothing was.' })
  then!: StageSpan | null;

  @Field(() => StageSpan, { nullable: true, description: 'As known now; null where it is told no more.' })
  now!: StageSpan | null;
}

@ObjectType({ description: 'The stages of a project at two moments of knowledge, in the basis of the project (I-01, J-06).' })
export class ProjectProgress {
  @Field(() => CutType, { description: 'The other moment, as it was answered.' })
  then!: CutType;

  @Field(() => [StageProgress], { description: 'The category’s path and every other stage that was told, in official order.' })
  stages!: StageProgress[];

  @Field(() => [StageDifference], { description: 'Where the two differ, by day.' })
  differences!: StageDifference[];

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'First day of any span on either side; null where there is none.',
  })
  firstDay!: string | null;
}
