import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Actor } from '#access';
import { unauthenticated } from './errors';

export interface AuthenticatedRequest extends Request {
  actor?: Actor;
  /** Of the token it came with, for what must end when that is revoked. */
  tokenHash?: string;
}

/** The request behind a GraphQL or a REST handler. */
export function requestOf(context: ExecutionContext): AuthenticatedRequest {
  return context.getType<'graphql' | 'http'>() === 'graphql'
    ? GqlExecutionContext.create(context).getContext<{ req: AuthenticatedRequest }>().req
    : context.switchToHttp().getRequest<AuthenticatedRequest>();
}

/** Who asks; a resolver that takes it cannot be reached without a token. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = requestOf(context);
  if (!actor) throw unauthenticated();
  return actor;
});

/** The request itself, where an answer outlives the question. */
export const CurrentRequest = createParamDecorator((_data: unknown, context: ExecutionContext): AuthenticatedRequest =>
  requestOf(context),
);
