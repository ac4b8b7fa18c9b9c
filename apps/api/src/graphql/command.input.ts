import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, Matches } from 'class-validator';
import { randomUUID } from 'node:crypto';
import type { Actor } from '#access';
import { commandIdOf } from '../idempotency/idempotency';

@InputType({ isAbstract: true })
export abstract class CommandInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The caller’s id of this act: sent again with the same content it is the same success, with another it is refused.',
  })
  @IsOptional()
  @Matches(/^[\x21-\x7e]{8,128}$/)
  idempotencyKey?: string;
}

/** An act without a key is a new one each time it is sent. */
export const commandId = (actor: Actor, input: CommandInput): string =>
  commandIdOf(actor.person, input.idempotencyKey ?? randomUUID());
