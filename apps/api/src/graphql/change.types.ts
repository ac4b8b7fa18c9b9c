import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ChangeKind, Figure as AnsweredFigure } from '#insight';
import { AttributeEnum, ChangeKindEnum, type AttributeName } from './enums';
import { PageInfo } from './connection';
import { BasisEnum, CutType } from './moment';
import { Organisation, Project } from './project.types';
import { JsonScalar } from './scalars';

@ObjectType({ description: 'One attribute that differs: old and new value, and the claims that both open to.' })
export class ChangedValue {
  @Field(() => AttributeEnum, { description: 'The column or fact that changed.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'Its Chinese name, as the head of the column says it.' })
  attributeZh!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'As Claim.value; null: nothing stood.' })
  before!: unknown;

  @Field(() => String, { description: 'The old value as a sheet shows it: money in 万元; empty where nothing stood.' })
  beforeText!: string;

  @Field(() => ID, { nullable: true, description: 'Claim the old value rests on, for `claim(id:)`; null where nothing stood.' })
  beforeClaim!: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'As Claim.value; null: nothing stands.' })
  after!: unknown;

  @Field(() => String, { description: 'The new value as a sheet shows it; empty where nothing stands.' })
  afterText!: string;

  @Field(() => ID, { nullable: true, description: 'Claim the new value rests on, for `claim(id:)`; null where nothing stands.' })
  afterClaim!: string | null;
}

@ObjectType({ description: 'A project that changed between two moments.' })
export class ProjectChange {
  @Field(() => ID, { description: 'Project code.' })
  code!: string;

  @Field(() => String, { description: 'Title at the later moment; at the earlier one where it is no longer in scope.' })
  title!: string;

  @Field(() => Organisation, {
    description: 'Unit at the later moment; at the earlier one where the project is no longer in scope.',
  })
  unit!: Organisation;

  @Field(() => [ChangeKindEnum], { description: 'The ways in which it changed.' })
  kinds!: ChangeKind[];

  @Field(() => [String], { description: 'The same in Chinese.' })
  kindsZh!: string[];

  @Field(() => [ChangedValue], { description: 'Old and new values; empty for a project that stands on one side only.' })
  values!: ChangedValue[];

  @Field(() => Project, { nullable: true, description: 'As it stood at the earlier moment; null where it was not yet there.' })
  before!: Project | null;

  @Field(() => Project, { nullable: true, description: 'As it stands at the later moment; null where it is out of scope.' })
  after!: Project | null;
}

@ObjectType({ description: 'How many projects changed in one way.' })
export class ChangeCount {
  @Field(() => ChangeKindEnum, { description: 'The way.' })
  kind!: ChangeKind;

  @Field(() => String, { description: 'The same in Chinese.' })
  zh!: string;

  @Field(() => ID, { description: 'The metric that counts it, for `figures`.' })
  metric!: string;

  @Field(() => Int, { description: 'Projects.' })
  count!: number;
}

@ObjectType({ description: 'Changes of one unit’s projects.' })
export class UnitChanges {
  @Field(() => Organisation, { description: 'Unit at the later moment; at the earlier one for projects out of scope since.' })
  unit!: Organisation;

  @Field(() => Int, { description: 'Projects with any change.' })
  changed!: number;

  @Field(() => Int, { description: 'Projects without one.' })
  unchanged!: number;

  @Field(() => [ChangeCount], { description: 'By kind, all kinds; their sum may be more than `changed`.' })
  counts!: ChangeCount[];
}

@ObjectType({ description: 'A row of a page of changes and its place in the list.' })
export class ProjectChangeEdge {
  @Field(() => ProjectChange, { description: 'The row.' })
  node!: ProjectChange;

  @Field(() => String, { description: 'Opaque place of the row in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'What changed between two moments: counts, and a page of the projects by unit and code (I-04).' })
export class ProjectChangeConnection {
  @Field(() => BasisEnum, { description: 'Which of the two timelines was compared.' })
  basis!: BasisEnum;

  @Field(() => CutType, { description: 'The later moment.' })
  at!: CutType;

  @Field(() => CutType, { description: 'The earlier moment.' })
  before!: CutType;

  @Field(() => [ProjectChangeEdge], { description: 'The rows of this page, each with its cursor.' })
  edges!: ProjectChangeEdge[];

  @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All rows of the list, not only this page.' })
  totalCount!: number;

  /** The figure the list opens; of the asked kinds. */
  figure!: AnsweredFigure;
  /** The filter without the kinds: what is counted. */
  counted!: AnsweredFigure['where'];
}
