import type { INestApplication } from '@nestjs/common';

export interface Route {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
}

interface Layer {
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> };
}

/** The routes that the running application answers, read from its router; GraphQL's own door is left out. */
export function restRoutes(app: INestApplication): readonly Route[] {
  const server = app.getHttpAdapter().getInstance() as { readonly router: { readonly stack: readonly Layer[] } };
  return server.router.stack.flatMap(({ route }) => {
    if (!route || typeof route.path !== 'string' || route.path.startsWith('/graphql')) return [];
    const path = route.path;
    return Object.keys(route.methods).flatMap((method): Route[] => {
      if (method === 'get' || method === 'post' || method === 'delete') return [{ method, path }];
      throw new Error(`No probe for ${method} ${path}`);
    });
  });
}
