import type { EmbeddedPostgres } from '../../libs/platform/src/embedded-postgres/launcher';

interface Shared {
  home?: string;
  server?: EmbeddedPostgres;
}

const key = Symbol.for('slate.test.server');
const world = globalThis as unknown as Record<symbol, Shared>;

/** What global setup leaves for global teardown; both run in Jest's own process. */
export const shared: Shared = (world[key] ??= {});
