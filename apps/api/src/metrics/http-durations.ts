import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from './metrics';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS']);

/** Times each answer under the route it went to: a template of the code, never the address that was asked for. */
export const httpDurations =
  (metrics: Metrics) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const end = metrics.http.startTimer();
    response.once('finish', () => {
      // A stream lasts as long as somebody listens: that is no duration of an answer.
      if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return;
      const found = request.route as { readonly path?: unknown } | undefined;
      const route = typeof found?.path === 'string' ? found.path : request.path.startsWith('/graphql') ? '/graphql' : 'other';
      const method = METHODS.has(request.method) ? request.method : 'other';
      end({ method, route, status: `${Math.floor(response.statusCode / 100)}xx` });
    });
    next();
  };
