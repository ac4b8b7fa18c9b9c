import type { NextFunction, Response } from 'express';
import { hashOfToken, type TokenService } from '#access';
import type { AuthenticatedRequest } from '../graphql/actor';

/** Puts the actor of a Bearer token on the request; what needs one refuses by itself when it is absent. */
export const authentication =
  (tokens: TokenService) =>
  (request: AuthenticatedRequest, _response: Response, next: NextFunction): void => {
    const token = /^Bearer\s+(\S{8,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return next();
    tokens.authenticate(token).then((actor) => {
      if (actor) {
        request.actor = actor;
        request.tokenHash = hashOfToken(token);
      }
      next();
    }, next);
  };
