import { Field, ObjectType } from '@nestjs/graphql';
import { isMessageCode, message, type Refused } from '#kernel';
import { JsonScalar, PositionScalar } from './scalars';

@ObjectType({ description: 'A refusal: a closed code, what to say, and what to mend.' })
export class UserError {
  @Field(() => String, { description: 'Closed code; the table stands in docs/api.md.' })
  code!: string;

  @Field(() => [String], { nullable: true, description: 'Path of the input field, where one is to blame.' })
  field!: string[] | null;

  @Field(() => String, { description: 'What is wrong, in Chinese.' })
  message!: string;

  @Field(() => String, { description: 'The same in English.' })
  messageEn!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it.' })
  repair!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  repairEn!: string | null;

  @Field(() => JsonScalar, { description: 'Details of the code, e.g. both values of VALUE_CHANGED.' })
  detail!: unknown;
}

@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => PositionScalar, { nullable: true, description: 'Pass it on as minPosition to read what was written.' })
  position!: string | null;

  @Field(() => [UserError], { description: 'Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'An act that gives nothing back but its position.' })
export class ActPayload extends Payload {}

/** A refusal in the words of the one message catalogue. */
export function userError({ code, detail }: Refused<string>, field: string[] | null = null): UserError {
  const said = isMessageCode(code) ? message(code, detail) : { zh: code, en: code, repair: null };
  const { zh = null, en = null } = said.repair ?? {};
  return { code, field, message: said.zh, messageEn: said.en, repair: zh, repairEn: en, detail };
}

type Answer = { readonly ok: true; readonly position: string | null } | Refused<string>;

export const payload = (outcome: Answer): ActPayload =>
  outcome.ok ? { position: outcome.position, userErrors: [] } : { position: null, userErrors: [userError(outcome)] };
