import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Category, StageCode, SupportLevel } from '#kernel';
import {
  AttributeEnum,
  CategoryEnum,
  FigureOfEnum,
  FigureOverEnum,
  LevelEnum,
  SideStateEnum,
  StageEnum,
  type AttributeName,
} from './enums';
import { BasisEnum, CutType } from './moment';
import { LocalDateScalar, MoneyScalar } from './scalars';
import type { Figure as AnsweredFigure } from '#insight';

@InputType({ description: 'Narrows figures and lists; fields that are given must all hold.' })
export class ProjectFilter {
  @Field(() => [ID], { nullable: true, description: 'Unit ids or codes (bureau-51, 51).' })
  units?: string[];

  @Field(() => [StageEnum], { nullable: true, description: 'Stands in one of these stages.' })
  stages?: StageCode[];

  @Field(() => [CategoryEnum], { nullable: true, description: 'Belongs to one of these batches.' })
  categories?: Category[];

  @Field(() => [LevelEnum], { nullable: true, description: 'Holds one of these support levels (P-03).' })
  levels?: SupportLevel[];

  @Field(() => [ID], { nullable: true, description: 'Is one of these, by code.' })
  projects?: string[];

  @Field(() => [ID], { nullable: true, description: 'For figures over reports.' })
  periods?: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Stands in the title, the code, a producing body or a number; Latin letters in either case; up to 100 characters.',
  })
  text?: string;

  @Field(() => [ID], { nullable: true, description: 'Of the units of these regions: two digits of GB/T 2260, 66 for 兵团.' })
  regions?: string[];

  @Field(() => [String], { nullable: true, description: 'Has one of these 出品机构, by its full name.' })
  bodies?: string[];

  @Field(() => [String], { nullable: true, description: 'Has one of these 播出平台, by its full name.' })
  platforms?: string[];

  @Field(() => [SideStateEnum], { nullable: true, description: 'Goes on, is paused or has ended (J-06).' })
  sideStates?: (keyof typeof SideStateEnum)[];

  @Field(() => LocalDateScalar, { nullable: true, description: 'First broadcast on this day or later; none without a day.' })
  broadcastFrom?: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First broadcast on this day or before; none without a day.' })
  broadcastTo?: string;

  @Field(() => MoneyScalar, { nullable: true, description: '制作成本 of at least this, in 分; none without a cost.' })
  costFrom?: number;

  @Field(() => MoneyScalar, { nullable: true, description: '制作成本 of at most this, in 分; none without a cost.' })
  costTo?: number;

  @Field(() => Boolean, { nullable: true, description: 'Has a value that a return disputes, or has none.' })
  disputed?: boolean;

  @Field(() => [AttributeEnum], { nullable: true, description: 'Has no value in any one of these columns.' })
  missing?: AttributeName[];

  @Field(() => [ID], { nullable: true, description: 'Half-months, one of which is the newest whose report a value came from.' })
  reportedIn?: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'No value came from a report of this half-month or a later one; official acts do not count.',
  })
  unreportedSince?: string;
}

@ObjectType({ description: 'A figure that may be asked for: its definition gives the number and the list behind it.' })
export class MetricInfo {
  @Field(() => ID, { description: 'Name to ask it by.' })
  id!: string;

  @Field(() => String, { description: 'Chinese name.' })
  zh!: string;

  @Field(() => String, { description: 'English name.' })
  en!: string;

  @Field(() => String, { description: '个, 份, 项, or 分 for amounts.' })
  unit!: string;

  @Field(() => FigureOfEnum, { description: 'What its list holds.' })
  relation!: 'project' | 'report';

  @Field(() => FigureOverEnum, { description: 'One moment, or a change, which needs compareTo.' })
  over!: 'cut' | 'change';

  @Field(() => [String], { description: 'Fields it may be split by.' })
  dimensions!: readonly string[];

  @Field(() => String, { description: 'Requirement it comes from.' })
  source!: string;
}

@ObjectType({ description: 'One value of a dimension.' })
export class DimensionValue {
  @Field(() => String, { description: 'Name of the dimension.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Null: the rows that have none.' })
  value!: string | null;

  @Field(() => String, { description: 'As people read it.' })
  zh!: string;
}

@ObjectType({ description: 'A part of a figure.' })
export class FigureGroup {
  @Field(() => [DimensionValue], { description: 'Its value in each of the asked dimensions.' })
  by!: DimensionValue[];

  @Field(() => MoneyScalar, { description: 'Count, or amount in 分.' })
  value!: number;

  @Field(() => Int, { description: 'Rows whose value is missing and adds nothing.' })
  missing!: number;

  @Field(() => Int, { description: 'Rows that were counted.' })
  rowCount!: number;

  figure!: AnsweredFigure;
}

@ObjectType({ description: 'A number with all that it takes to read it: definition, basis, moment, and the way to its rows.' })
export class Figure {
  @Field(() => MetricInfo, { description: 'Its definition.' })
  metric!: MetricInfo;

  @Field(() => BasisEnum, { description: 'Which of the two timelines it was read from.' })
  basis!: BasisEnum;

  @Field(() => CutType, { description: 'The moment it was answered at.' })
  at!: CutType;

  @Field(() => CutType, { nullable: true, description: 'The earlier moment of a change.' })
  before!: CutType | null;

  @Field(() => MoneyScalar, { description: 'Count, or amount in 分.' })
  value!: number;

  @Field(() => Int, { description: 'Rows whose value is missing and adds nothing.' })
  missing!: number;

  @Field(() => Int, { description: 'Rows that were counted.' })
  rowCount!: number;

  @Field(() => [FigureGroup], { description: 'Split by the asked dimensions; one group if none was asked.' })
  groups!: FigureGroup[];

  figure!: AnsweredFigure;
}
