import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cut } from '#platform/read-store';
import { BasisEnum } from './moment';
import { InstantScalar, JsonScalar, LocalDateScalar, MoneyScalar, PositionScalar } from './scalars';

@ObjectType({ description: 'An organisation; region is an attribute of it, never its id.' })
export class Organisation {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  zh!: string;

  @Field(() => String)
  en!: string;

  @Field(() => String, { description: 'GB/T 2260 two-digit code, empty for NRTA.' })
  region!: string;

  @Field(() => String)
  short!: string;
}

@ObjectType({ description: 'The cell a value came from, or the person who typed it (idea 3).' })
export class CellSource {
  @Field(() => String, { description: 'file, typed, or act: an official act of the project’s own stream.' })
  kind!: string;

  @Field(() => String, { nullable: true })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'sha-256 of the uploaded bytes.' })
  file!: string | null;

  @Field(() => String, { nullable: true })
  sheet!: string | null;

  @Field(() => String, { nullable: true, description: 'Column letters.' })
  column!: string | null;

  @Field(() => Int, { nullable: true, description: 'Row from 1.' })
  row!: number | null;

  @Field(() => String, { nullable: true, description: 'e.g. 填报表!H12' })
  address!: string | null;
}

@ObjectType({ description: 'A person, without more than the name.' })
export class Person {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Organisation)
  organisation!: Organisation;
}

@ObjectType({ description: 'One statement about one attribute: the fact, its report, its cell, its person.' })
export class Claim {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  project!: string;

  @Field(() => String)
  attribute!: string;

  @Field(() => String)
  attributeZh!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'Null: the value was taken away.' })
  value!: unknown;

  @Field(() => String, { description: 'As a sheet shows it: money in 万元.' })
  text!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What stood there before, as its writer saw it.' })
  was!: unknown;

  @Field(() => String, { nullable: true, description: 'The text of the cell as it stood in the file.' })
  raw!: string | null;

  @Field(() => LocalDateScalar, { description: 'The day it took effect.' })
  effectiveOn!: string;

  @Field(() => InstantScalar)
  recordedAt!: string;

  @Field(() => PositionScalar)
  position!: string;

  @Field(() => ID, { description: 'Id of the event that holds it.' })
  event!: string;

  @Field(() => String)
  eventType!: string;

  @Field(() => ID, { nullable: true, description: 'Unit of the report; null for an official act.' })
  reportUnit!: string | null;

  @Field(() => ID, { nullable: true })
  reportPeriod!: string | null;

  @Field(() => Int, { nullable: true })
  revision!: number | null;

  @Field(() => CellSource)
  source!: CellSource;

  @Field(() => Person)
  person!: Person;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => String, { description: 'OPEN, DISPUTED, ACCEPTED, RETRACTED or OFFICIAL.' })
  state!: string;
}

@ObjectType({ description: 'A value that held from a day on, and the claim it rests on.' })
export class FactSegment {
  @Field(() => String)
  attribute!: string;

  @Field(() => String)
  attributeZh!: string;

  @Field(() => BasisEnum)
  basis!: BasisEnum;

  @Field(() => LocalDateScalar)
  from!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Exclusive; null is no end.' })
  to!: string | null;

  @Field(() => PositionScalar)
  knownFrom!: string;

  @Field(() => PositionScalar, { nullable: true })
  knownTo!: string | null;

  @Field(() => JsonScalar, { nullable: true })
  value!: unknown;

  @Field(() => String)
  text!: string;

  @Field(() => Boolean)
  disputed!: boolean;

  @Field(() => ID)
  claimId!: string;

  cut!: Cut;
}

@ObjectType({ description: 'A project as it stood at a moment, in one basis.' })
export class Project {
  @Field(() => ID, { description: 'Its code, 51-2026-0007: unit that registered it, year, running number.' })
  code!: string;

  @Field(() => BasisEnum)
  basis!: BasisEnum;

  @Field(() => Organisation)
  unit!: Organisation;

  @Field(() => String)
  category!: string;

  @Field(() => String)
  categoryZh!: string;

  @Field(() => [String], { description: 'NATIONAL, PROVINCIAL, PLATFORM (P-03).' })
  levels!: string[];

  @Field(() => LocalDateScalar)
  registeredOn!: string;

  @Field(() => String)
  sideState!: string;

  @Field(() => String, { nullable: true })
  stage!: string | null;

  @Field(() => String, { nullable: true })
  stageZh!: string | null;

  @Field(() => LocalDateScalar, { nullable: true })
  stageSince!: string | null;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  writers!: string[];

  @Field(() => [String])
  directors!: string[];

  @Field(() => [String])
  producers!: string[];

  @Field(() => [String])
  bodies!: string[];

  @Field(() => [String])
  platforms!: string[];

  @Field(() => LocalDateScalar, { nullable: true })
  firstBroadcastOn!: string | null;

  @Field(() => Int, { nullable: true })
  episodes!: number | null;

  @Field(() => String, { nullable: true, description: '集 or 期' })
  episodeUnit!: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: '分' })
  productionCost!: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: '分' })
  promotionCost!: number | null;

  @Field(() => String, { nullable: true })
  planningNumber!: string | null;

  @Field(() => String, { nullable: true })
  releaseNumber!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => [String], { description: 'Attributes whose value a return disputes; they still count (design section 4).' })
  disputed!: string[];

  /** attribute → claim id */
  claimIds!: Readonly<Record<string, string>>;
  cut!: Cut;
}
