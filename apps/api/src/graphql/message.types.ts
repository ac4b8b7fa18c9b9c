import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';
import { OfReport } from './draft.types';
import { AttributeEnum, type AttributeName } from './enums';
import { Person } from './project.types';
import { InstantScalar, LocalDateScalar } from './scalars';

export enum ReminderKindEnum {
  BEFORE_DUE = 'BEFORE_DUE',
  DUE = 'DUE',
  OVERDUE = 'OVERDUE',
  MANUAL = 'MANUAL',
}
registerEnumType(ReminderKindEnum, {
  name: 'ReminderKind',
  description: 'When a reminder is due; each kind is said once for a due day, MANUAL as often as somebody does.',
  valuesMap: {
    BEFORE_DUE: { description: '到期前 · before the due day' },
    DUE: { description: '到期日 · on the due day' },
    OVERDUE: { description: '逾期 · after the due day' },
    MANUAL: { description: '人工 · by hand, at any time while the unit owes something' },
  },
});

@InputType('ExtendDeadlineInput', { description: 'A unit’s new due day for one half-month, and why.' })
export class ExtendDeadlineArgs extends OfReport {
  @Field(() => LocalDateScalar, { description: 'The new due day, until 24:00 at +08:00; the period’s grace counts from it.' })
  dueOn!: string;

  @Field(() => LocalDateScalar, { description: 'The due day that was seen; another standing one is refused.' })
  was!: string;

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;
}

@InputType('RemindUnitInput', { description: 'A reminder to one unit.' })
export class RemindUnitArgs extends OfReport {
  @Field(() => ReminderKindEnum, { defaultValue: ReminderKindEnum.MANUAL, description: 'Which one.' })
  kind!: ReminderKindEnum;

  @Field(() => String, { nullable: true, description: 'What it says; the usual words if absent.' })
  @IsOptional()
  @Length(1, 500)
  text?: string;
}

@InputType({ isAbstract: true })
abstract class OnCellArgs extends OfReport {
  @Field(() => ID, { description: 'Project code of the line.' })
  project!: string;

  @Field(() => AttributeEnum, { description: 'The column.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'What is said, up to 2,000 characters.' })
  @Length(1, 2_000)
  text!: string;
}

@InputType('AskAboutCellInput', { description: 'A question about one cell of a report.' })
export class AskAboutCellArgs extends OnCellArgs {}

@InputType('AnswerQuestionInput', { description: 'An answer in the thread of one cell.' })
export class AnswerQuestionArgs extends OnCellArgs {}

@ObjectType({ description: 'More time that NRTA gave one unit (B-08).' })
export class DeadlineExtension {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The due day that the rule gave.' })
  dueByRule!: string | null;

  @Field(() => LocalDateScalar, { description: 'The due day it is judged by.' })
  dueOn!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => InstantScalar, { description: 'When it was given (UTC).' })
  at!: string;

  @Field(() => Person, { description: 'Who gave it.' })
  by!: Person;
}

@ObjectType({ description: 'A reminder that a unit was given.' })
export class Reminder {
  @Field(() => ID, { description: 'Its fact.' })
  id!: string;

  @Field(() => ReminderKindEnum, { description: 'Which one.' })
  kind!: ReminderKindEnum;

  @Field(() => LocalDateScalar, { description: 'The due day it speaks of.' })
  dueOn!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Field(() => InstantScalar, { description: 'When (UTC).' })
  at!: string;

  @Field(() => Person, { description: 'Who reminded.' })
  by!: Person;
}

@ObjectType({ description: 'A question or an answer.' })
export class CellMessage {
  @Field(() => ID, { description: 'Its fact.' })
  id!: string;

  @Field(() => Boolean, { description: 'True: NRTA asks. False: the unit answers.' })
  question!: boolean;

  @Field(() => String, { description: 'What is said.' })
  text!: string;

  @Field(() => InstantScalar, { description: 'When (UTC).' })
  at!: string;

  @Field(() => Person, { description: 'Who says it.' })
  by!: Person;
}

@ObjectType({ description: 'Question and answer on one cell of a report; its unit and NRTA see it.' })
export class CellThread {
  @Field(() => ID, { description: 'Project code of the line.' })
  project!: string;

  @Field(() => AttributeEnum, { description: 'The column.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'Its Chinese name, as the head of the column says it.' })
  attributeZh!: string;

  @Field(() => Boolean, { description: 'The last word is a question.' })
  open!: boolean;

  @Field(() => [CellMessage], { description: 'In the order they were said.' })
  messages!: CellMessage[];
}
