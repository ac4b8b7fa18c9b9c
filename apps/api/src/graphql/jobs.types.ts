import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { JobState } from '#platform/jobs';
import { CommandInput } from './command.input';
import { JobKindEnum, JobStateEnum } from './enums';
import { BasisEnum } from './moment';
import { Payload } from './payload';
import { Person } from './project.types';
import { InstantScalar, JsonScalar } from './scalars';

@ObjectType({ description: 'The file that a job made.' })
export class JobFileOut {
  @Field(() => String, { description: 'What it is saved as.' })
  name!: string;

  @Field(() => String, { description: 'Its media type.' })
  type!: string;

  @Field(() => Int, { description: 'Bytes.' })
  size!: number;

  @Field(() => String, { description: 'sha-256 of the bytes, hexadecimal.' })
  sha256!: string;

  @Field(() => Boolean, { description: 'False once its day is over.' })
  kept!: boolean;

  @Field(() => String, { description: 'Where it is fetched, with the token of whoever started the job.' })
  url!: string;
}

@ObjectType({ description: 'Why a job failed.' })
export class JobProblem {
  @Field(() => String, { description: 'Closed code, as the same work done at once would be refused with.' })
  code!: string;

  @Field(() => String, { description: 'In Chinese.' })
  zh!: string;

  @Field(() => String, { description: 'In English.' })
  en!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What else belongs to it, such as the findings of a file.' })
  detail!: unknown;
}

@ObjectType('Job', { description: 'Long work that goes on after its request: how far it is, and what came of it.' })
export class JobType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => JobKindEnum, { description: 'What it does.' })
  kind!: string;

  @Field(() => String, { description: 'The same in Chinese.' })
  kindZh!: string;

  @Field(() => JobStateEnum, { description: 'Where it stands.' })
  state!: JobState;

  @Field(() => String, { description: 'The same in Chinese.' })
  stateZh!: string;

  @Field(() => String, { nullable: true, description: 'The step it is in, in Chinese; null before the first.' })
  phaseZh!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  phaseEn!: string | null;

  @Field(() => Int, { description: 'How much of the step is done: rows, reports or units.' })
  done!: number;

  @Field(() => Int, { nullable: true, description: 'How much there is to do; null while nobody knows.' })
  total!: number | null;

  @Field(() => Boolean, { description: 'It was asked to end and has not yet.' })
  cancelling!: boolean;

  @Field(() => Boolean, { description: 'Nothing of it changes any more.' })
  ended!: boolean;

  @Field(() => Boolean, { description: 'Whether whoever asks has started it.' })
  mine!: boolean;

  @Field(() => Person, { description: 'Who started it.' })
  by!: Person;

  @Field(() => InstantScalar, { description: 'When it was started (UTC).' })
  createdAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was first taken in hand (UTC).' })
  startedAt!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended (UTC).' })
  endedAt!: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'What was asked; null of another’s job.' })
  input!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'What came of it, as its kind says; null before, and of another’s.' })
  result!: unknown;

  @Field(() => JobProblem, { nullable: true, description: 'Why it failed; null of another’s job.' })
  problem!: JobProblem | null;

  @Field(() => JobFileOut, { nullable: true, description: 'What it made; null of another’s job.' })
  file!: JobFileOut | null;
}

@ObjectType({ description: 'The job, and that it was started or asked to end.' })
export class JobPayload extends Payload {
  @Field(() => JobType, { nullable: true, description: 'Null where it was refused.' })
  job!: JobType | null;
}

@InputType({ description: 'A kind of job with what it asks for.' })
export class StartJobInput extends CommandInput {
  @Field(() => JobKindEnum, { description: 'What it is to do.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'EXPORT_PROJECTS: the query string of GET /api/projects/export, such as `format=xlsx&stages=SHOOTING`.',
  })
  query?: string;

  @Field(() => ID, { nullable: true, description: 'COMPILATION: the half-month.' })
  period?: string;

  @Field(() => Int, { nullable: true, description: 'COMPILATION: as it was issued then; absent: a draft of what stands.' })
  issue?: number;

  @Field(() => BasisEnum, { nullable: true, description: 'COMPILATION: basis of a draft.' })
  basis?: BasisEnum;

  @Field(() => Int, { nullable: true, description: 'REPORT_HISTORY: the year.' })
  year?: number;

  @Field(() => ID, { nullable: true, description: 'REPORT_HISTORY: only this unit.' })
  unit?: string;

  @Field(() => String, { nullable: true, description: 'REPORT_HISTORY: csv (if absent) or xlsx.' })
  format?: string;
}

@InputType({ description: 'The job to end.' })
export class CancelJobInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}
