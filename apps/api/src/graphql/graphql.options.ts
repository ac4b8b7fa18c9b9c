import { useGraphQlJit } from '@envelop/graphql-jit';
import { useParserCache } from '@envelop/parser-cache';
import { useValidationCache } from '@envelop/validation-cache';
import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import { YogaDriver, type YogaDriverConfig } from '@graphql-yoga/nestjs';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import type { Logger } from '@nestjs/common';
import { graphqlDurations } from '../metrics/graphql-durations';
import type { Metrics } from '../metrics/metrics';
import { isCompilable } from './compilable';
import { maskError } from './errors';

/** A simple request (a foreign page's form) carries neither header and is refused. */
export const PREFLIGHT_HEADERS = ['authorization', 'x-slate-request'];
/** Compiled queries kept; a client that never repeats itself must not fill the memory. */
const CACHED_QUERIES = 500;

/** The Yoga driver (stack 1.5): limits, masking, CSRF prevention and compiled queries. */
export function graphqlOptions(logger: Logger, metrics: Metrics, schemaFile?: string): YogaDriverConfig {
  return {
    driver: YogaDriver,
    path: '/graphql',
    autoSchemaFile: schemaFile ?? true,
    sortSchema: true,
    graphiql: false,
    landingPage: false,
    batching: false,
    // One origin: the console is served from the same port.
    cors: false,
    maskedErrors: {
      maskError: maskError((message, error, traceId) =>
        logger.error(`${message} (trace ${traceId}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      ),
    },
    plugins: [
      graphqlDurations(metrics),
      useCSRFPrevention({ requestHeaders: PREFLIGHT_HEADERS }),
      useParserCache({ documentCache: lru(CACHED_QUERIES), errorCache: lru(50) }),
      useValidationCache({ cache: lru(CACHED_QUERIES) }),
      EnvelopArmorPlugin({
        maxDepth: { n: 12 },
        maxAliases: { n: 15 },
        maxDirectives: { n: 20 },
        maxTokens: { n: 1_500 },
        costLimit: { maxCost: 20_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.3, ignoreIntrospection: true },
        blockFieldSuggestion: { enabled: false },
      }),
      useGraphQlJit({}, { cache: lru(CACHED_QUERIES), enableIf: isCompilable }),
    ],
  };
}

/** A bounded cache in the shape the plugins ask for; the least recently used entry goes first. */
function lru<Value>(limit: number): { get(key: string): Value | undefined; set(key: string, value: Value): void } {
  const entries = new Map<string, Value>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) {
        entries.delete(key);
        entries.set(key, value);
      }
      return value;
    },
    set(key, value) {
      entries.set(key, value);
      if (entries.size > limit) entries.delete(entries.keys().next().value as string);
    },
  };
}
