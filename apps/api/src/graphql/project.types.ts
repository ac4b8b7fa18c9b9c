import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cut } from '#platform/read-store';
import type { Category, StageCode, SupportLevel } from '#kernel';
import {
  AttributeEnum,
  CategoryEnum,
  ClaimStateEnum,
  LevelEnum,
  SideStateEnum,
  SourceKindEnum,
  StageEnum,
  type AttributeName,
  type ClaimStateName,
} from './enums';
import { BasisEnum } from './moment';
import { InstantScalar, JsonScalar, LocalDateScalar, MoneyScalar, PositionScalar } from './scalars';

@ObjectType({ description: 'An organisation; region is an attribute of it, never its id.' })
export class Organisation {
  @Field(() => ID, { description: 'bureau-51, nrta: for ever, without a region’s name in it.' })
  id!: string;

  @Field(() => String, { description: 'Full Chinese name.' })
  zh!: string;

  @Field(() => String, { description: 'English name.' })
  en!: string;

  @Field(() => String, { description: 'GB/T 2260 two-digit code, empty for NRTA.' })
  region!: string;

  @Field(() => String, { description: 'Short Chinese name, for narrow columns.' })
  short!: string;
}

@ObjectType({ description: 'The cell a value came from, or the person who typed it (idea 3).' })
export class CellSource {
  @Field(() => SourceKindEnum, { description: 'Which of the three it is.' })
  kind!: 'file' | 'typed' | 'act';

  @Field(() => String, {
    nullable: true,
    description: 'Name of the uploaded file, as its sender called it; null where no file was.',
  })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'sha-256 of the uploaded bytes.' })
  file!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the sheet in the workbook; null where it did not come from one.' })
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
  @Field(() => ID, { description: 'person-…, without a name in it.' })
  id!: string;

  @Field(() => String, { description: 'Name, as the organisation registered it.' })
  name!: string;

  @Field(() => Organisation, { description: 'Organisation they act for.' })
  organisation!: Organisation;

  @Field(() => Person, {
    nullable: true,
    description: 'In whose name they did it, as a deputy; null where in their own (I-10).',
  })
  onBehalfOf?: Person | null;
}

@ObjectType({ description: 'One statement about one attribute: the fact, its report, its cell, its person.' })
export class Claim {
  @Field(() => ID, { description: 'Stable id: event and attribute.' })
  id!: string;

  @Field(() => ID, { description: 'Project code.' })
  project!: string;

  @Field(() => AttributeEnum, { description: 'The column or fact it is about.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'Its Chinese name, as the head of the column says it.' })
  attributeZh!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'Null: the value was taken away.' })
  value!: unknown;

  @Field(() => String, { description: 'As a sheet shows it: money in 万元.' })
  text!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What stood there before, as its writer saw it.' })
  was!: unknown;

  @Field(() => String, { description: 'The same as a sheet shows it; empty where nothing stood.' })
  wasText!: string;

  @Field(() => String, { nullable: true, description: 'The text of the cell as it stood in the file.' })
  raw!: string | null;

  @Field(() => LocalDateScalar, { description: 'The day it took effect.' })
  effectiveOn!: string;

  @Field(() => InstantScalar, { description: 'When we learned it (UTC).' })
  recordedAt!: string;

  @Field(() => PositionScalar, { description: 'Place of its fact in the log.' })
  position!: string;

  @Field(() => ID, { description: 'Id of the event that holds it.' })
  event!: string;

  @Field(() => String, { description: 'Name of the fact, e.g. LineReported.' })
  eventType!: string;

  @Field(() => ID, { nullable: true, description: 'Unit of the report; null for an official act.' })
  reportUnit!: string | null;

  @Field(() => ID, { nullable: true, description: 'Half-month of the report; null for an official act.' })
  reportPeriod!: string | null;

  @Field(() => Int, { nullable: true, description: 'Submission that made it; null for an official act.' })
  revision!: number | null;

  @Field(() => CellSource, { description: 'The cell, or the act, it came from.' })
  source!: CellSource;

  @Field(() => Person, { description: 'Who said it: who typed or uploaded the value, or recorded the act.' })
  person!: Person;

  @Field(() => String, { nullable: true, description: 'Why, where one was given.' })
  reason!: string | null;

  @Field(() => ClaimStateEnum, { description: 'What became of it by that moment.' })
  state!: ClaimStateName;
}

@ObjectType({ description: 'A value that held from a day on, and the claim it rests on.' })
export class FactSegment {
  @Field(() => AttributeEnum, { description: 'The column or fact it is about.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'Its Chinese name, as the head of the column says it.' })
  attributeZh!: string;

  @Field(() => BasisEnum, { description: 'Which of the two timelines it was read from.' })
  basis!: BasisEnum;

  @Field(() => LocalDateScalar, { description: 'First day it held (Shanghai, inclusive).' })
  from!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Exclusive; null is no end.' })
  to!: string | null;

  @Field(() => PositionScalar, { description: 'Position from which this was believed.' })
  knownFrom!: string;

  @Field(() => PositionScalar, {
    nullable: true,
    description: 'Position from which something else was believed, exclusive; null: still believed.',
  })
  knownTo!: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'As Claim.value; null: nothing stood.' })
  value!: unknown;

  @Field(() => String, { description: 'As a sheet shows it: money in 万元.' })
  text!: string;

  @Field(() => Boolean, { description: 'True while a return disputes it; it still counts.' })
  disputed!: boolean;

  @Field(() => ID, { description: 'Id of the claim it rests on.' })
  claimId!: string;

  cut!: Cut;
}

@ObjectType({ description: 'A project as it stood at a moment, in one basis.' })
export class Project {
  @Field(() => ID, { description: 'Its code, 51-2026-0007: unit that registered it, year, running number.' })
  code!: string;

  @Field(() => BasisEnum, { description: 'Which of the two timelines it was read from.' })
  basis!: BasisEnum;

  @Field(() => Organisation, { description: 'Unit it belongs to at that moment.' })
  unit!: Organisation;

  @Field(() => CategoryEnum, { description: 'Batch of the annex it belongs to.' })
  category!: Category;

  @Field(() => String, { description: 'The batch in Chinese.' })
  categoryZh!: string;

  @Field(() => [LevelEnum], { description: 'Support levels it holds (P-03).' })
  levels!: SupportLevel[];

  @Field(() => LocalDateScalar, { description: 'Day its registration took effect.' })
  registeredOn!: string;

  @Field(() => SideStateEnum, { description: 'Whether it goes on (J-06).' })
  sideState!: keyof typeof SideStateEnum;

  @Field(() => StageEnum, { nullable: true, description: 'Stage it stands in; null where none was reported.' })
  stage!: StageCode | null;

  @Field(() => String, { nullable: true, description: 'The stage in Chinese.' })
  stageZh!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day from which it stands there.' })
  stageSince!: string | null;

  @Field(() => String, { description: 'Title or theme.' })
  title!: string;

  @Field(() => [String], { description: '编剧' })
  writers!: string[];

  @Field(() => [String], { description: '导演/监制' })
  directors!: string[];

  @Field(() => [String], { description: '制片人' })
  producers!: string[];

  @Field(() => [String], { description: '出品机构' })
  bodies!: string[];

  @Field(() => [String], { description: '播出平台' })
  platforms!: string[];

  @Field(() => LocalDateScalar, { nullable: true, description: 'First broadcast (Shanghai day); null where none was reported.' })
  firstBroadcastOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Episodes or issues broadcast; `episodeUnit` says which.' })
  episodes!: number | null;

  @Field(() => String, { nullable: true, description: '集 or 期' })
  episodeUnit!: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: '分' })
  productionCost!: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: '分' })
  promotionCost!: number | null;

  @Field(() => String, { nullable: true, description: '规划立项备案号 as it was typed.' })
  planningNumber!: string | null;

  @Field(() => String, { nullable: true, description: '上线备案号 or 发行许可证号 as it was typed.' })
  releaseNumber!: string | null;

  @Field(() => String, { nullable: true, description: '备注' })
  note!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Newest half-month from whose report one of these values came; null where all are official acts (B-09).',
  })
  reportedIn!: string | null;

  @Field(() => [AttributeEnum], { description: 'Attributes whose value a return disputes; they still count (design section 4).' })
  disputed!: AttributeName[];

  /** attribute → claim id */
  claimIds!: Readonly<Record<string, string>>;
  cut!: Cut;
}
