import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ReportChangeKindEnum, type ReportChangeKind } from './enums';
import { Organisation } from './project.types';
import { InstantScalar, LocalDateScalar, PositionScalar } from './scalars';

@ObjectType({ description: 'Something that changed about one report, told while it happens (B-08).' })
export class ReportChange {
  @Field(() => Organisation, { description: 'Unit whose report it is.' })
  unit!: Organisation;

  @Field(() => ID, { description: 'Half-month, e.g. 2026-06-H1.' })
  period!: string;

  @Field(() => ReportChangeKindEnum, { description: 'What was done.' })
  kind!: ReportChangeKind;

  @Field(() => String, { description: 'The same in Chinese.' })
  kindZh!: string;

  @Field(() => Int, { nullable: true, description: 'The revision sent, returned or accepted; null for the others.' })
  revision!: number | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The due day extended to or reminded of; null for the others.' })
  dueOn!: string | null;

  @Field(() => InstantScalar, { description: 'When it was recorded (UTC).' })
  recordedAt!: string;

  @Field(() => PositionScalar, {
    description: 'Its place in the log: pass it on as `since` to go on after it, as minPosition to read what it changed.',
  })
  position!: string;
}
