import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { createApp } from '../../apps/api/src/serve';
import { demonstrationAccounts } from '../../apps/api/src/demo/accounts';
import { Seeding } from '../../apps/api/src/demo/seeding';
import { instant, type Instant } from '../../libs/kernel/src';
import { openRuntime, type Runtime } from '../../apps/api/src/runtime';
import { testDatabase, type TestDatabase } from './database';

export interface TestApi {
  readonly app: NestExpressApplication;
  readonly runtime: Runtime;
  readonly seeding: Seeding;
  readonly database: TestDatabase;
  /** A GraphQL request as the holder of a demonstration token; answers the whole body. */
  graphql(token: string | null, query: string, variables?: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer>;
  /** The data of a request that must succeed. */
  data(token: string, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Record<string, never>>;
  http(): ReturnType<typeof supertest>;
  /** Where the service's clock stands for the requests from now on; null lets it run again. */
  stand(at: string | null): void;
  close(): Promise<void>;
}

export interface GraphqlAnswer {
  readonly data?: Record<string, never> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

/**
 * The whole service over a fresh database, without a port: journeys go through its real HTTP handlers. The demonstration
 * tokens are there; they count unless told otherwise.
 */
export async function testApi({
  demo = true,
  consoleFolder,
}: { readonly demo?: boolean; readonly consoleFolder?: string } = {}): Promise<TestApi> {
  const database = await testDatabase();
  const log = { info: () => undefined, warn: () => undefined, error: (text: string) => console.error(text) };
  const runtime = await openRuntime({ databaseUrl: database.url, minWaitMs: 10_000, log, demo });
  const seeding = new Seeding();
  const place = { url: 'http://127.0.0.1:0', home: '', database: 'embedded', version: 'test' } as const;
  const app = await createApp({ runtime, seeding, place, ...(consoleFolder === undefined ? {} : { consoleFolder }) }, true);
  let standing: Instant | null = null;
  app.use((_request: unknown, _response: unknown, next: () => void) =>
    standing === null ? next() : void runtime.clock.at(standing, () => Promise.resolve(next())),
  );
  await app.init();
  for (const account of demonstrationAccounts('slate')) await runtime.tokens.issue(account);
  const server = app.getHttpServer() as Parameters<typeof supertest>[0];
  const graphql: TestApi['graphql'] = async (token, query, variables) => {
    const request = supertest(server).post('/graphql').set('x-slate-request', '1');
    if (token !== null) void request.set('authorization', `Bearer ${token}`);
    const answer = await request.send({ query, variables });
    return answer.body as GraphqlAnswer;
  };
  return {
    app,
    runtime,
    seeding,
    database,
    graphql,
    async data(token, query, variables) {
      const answer = await graphql(token, query, variables);
      if (answer.errors || !answer.data) throw new Error(`GraphQL failed: ${JSON.stringify(answer.errors)}`);
      return answer.data;
    },
    http: () => supertest(server),
    stand: (at) => void (standing = at === null ? null : instant(at)),
    async close() {
      await app.close();
      await runtime.close();
      await database.drop();
    },
  };
}
