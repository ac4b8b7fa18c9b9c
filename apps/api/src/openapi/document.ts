import type { OpenAPIObject } from '@nestjs/swagger';
import type { Answer, Content, Door, Parameter, Shape, Words } from './door';
import { OTHER_DOORS } from './other-doors';
import { REPORT_DOORS } from './report-doors';

export const DOORS: readonly Door[] = [...REPORT_DOORS, ...OTHER_DOORS];

/** What the parts of a path are called, the same everywhere. */
const PATH_PARTS: Readonly<Record<string, Omit<Parameter, 'name' | 'in'>>> = {
  unit: { zh: '填报单位编号或代码', en: 'Unit, by id or code', example: '51' },
  period: { zh: '报送周期', en: 'Half-month', pattern: '^\\d{4}-\\d{2}-H[12]$', example: '2026-06-H1' },
  revision: { zh: '版次', en: 'Revision', type: 'integer', example: 1 },
  hash: { zh: '文件的 SHA-256', en: 'sha-256 of the file', pattern: '^[0-9a-f]{64}$' },
  id: { zh: '任务编号', en: 'Id of the job' },
};

const both = ({ zh, en }: Words): string => `${zh} · ${en}`;

/** Every REST route in OpenAPI 3.1; GraphQL describes itself. */
export function openApi(version: string): OpenAPIObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const door of DOORS) (paths[door.path] ??= {})[door.method] = operationOf(door);
  return {
    openapi: '3.1.0',
    info: {
      title: '场记板 Slate',
      version,
      description: both({
        zh: '文件与任务的 HTTP 接口；查询与填报见 GraphQL（/graphql，/graphiql）。',
        en: 'Files and jobs over HTTP; everything that is read, and every act, is GraphQL’s (/graphql, /graphiql).',
      }),
    },
    servers: [{ url: '/' }],
    tags: [...new Set(DOORS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: paths as OpenAPIObject['paths'],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: both({ zh: '令牌', en: 'The token of one person in one organisation' }),
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          description: both({ zh: 'RFC 9457；code 是封闭的', en: 'RFC 9457; the code is closed' }),
          required: ['type', 'title', 'titleEn', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string', description: '中文' },
            titleEn: { type: 'string', description: 'English' },
            status: { type: 'integer' },
            code: { type: 'string' },
            instance: { type: 'string' },
            repair: { type: 'string' },
            traceId: { type: 'string' },
            errors: { type: 'array', items: { $ref: '#/components/schemas/Finding' } },
          },
        },
        Finding: {
          type: 'object',
          description: both({ zh: '文件中的一处', en: 'One place in a file and what to do about it' }),
          properties: Object.fromEntries(
            ['code', 'severity', 'message', 'messageEn', 'sheet', 'column', 'value', 'rule', 'repair']
              .map((name): [string, object] => [name, { type: 'string' }])
              .concat([['row', { type: 'integer' }]]),
          ),
        },
        Job: schemaOf({
          id: 'string',
          kind: 'string',
          state: 'queued|running|done|failed|cancelled',
          phase: 'string?',
          done: 'integer',
          total: 'integer?',
          file: 'object?',
        }),
      } as NonNullable<OpenAPIObject['components']>['schemas'],
    },
  };
}

/** The parts of a door's path, then its query and headers. */
export const parametersOf = ({ path, query = [], headers = [] }: Door): readonly Parameter[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Parameter => {
    const part = PATH_PARTS[name];
    if (!part) throw new Error(`Nobody says what {${name}} in ${path} is`);
    return { name, in: 'path', required: true, ...part };
  }),
  ...query,
  ...headers,
];

function operationOf(door: Door): object {
  const { method, path, tag, more, body, answers, refused = {}, open = false } = door;
  return {
    operationId: `${method}${path.replace(/[^A-Za-z]+(\w?)/g, (_all, letter: string) => letter.toUpperCase())}`,
    tags: [tag],
    summary: both(door),
    ...(more ? { description: both(more) } : {}),
    security: open ? [] : [{ token: [] }],
    parameters: parametersOf(door).map(
      ({ name, in: place, required = false, zh, en, oneOf, type = 'string', pattern, example }) => ({
        name,
        in: place,
        required,
        description: both({ zh, en }),
        schema: { type, ...(oneOf ? { enum: oneOf } : {}), ...(pattern ? { pattern } : {}) },
        ...(example === undefined ? {} : { example }),
      }),
    ),
    ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
    responses: { ...Object.fromEntries(answers.map((answer) => [answer.status, responseOf(answer)])), ...refusals(refused) },
  };
}

const responseOf = ({ content, headers, ...words }: Answer): object => ({
  description: both(words),
  ...(content ? { content: contentOf(content) } : {}),
  ...(headers
    ? {
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
        ),
      }
    : {}),
});

const refusals = (refused: NonNullable<Door['refused']>): object =>
  Object.fromEntries(
    Object.entries(refused).map(([status, codes]) => [
      status,
      {
        description: codes.join(' | '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );

const contentOf = (content: readonly Content[]): object =>
  Object.fromEntries(
    content.map(({ type, shape, example }) => [
      type,
      {
        schema: shape ? schemaOf(shape) : { type: 'string', ...(type.startsWith('text/') ? {} : { format: 'binary' }) },
        ...(example === undefined ? {} : { example }),
      },
    ]),
  );

function schemaOf(shape: Shape): object {
  const entries = Object.entries(shape);
  return {
    type: 'object',
    required: entries.filter(([, type]) => !type.endsWith('?')).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, type]) => [name, typeOf(type.replace(/\?$/, ''))])),
  };
}

function typeOf(type: string): object {
  if (type === 'Job') return { $ref: '#/components/schemas/Job' };
  if (type === 'binary') return { type: 'string', format: 'binary' };
  if (type === 'array') return { type: 'array', items: {} };
  return type.includes('|') ? { type: 'string', enum: type.split('|') } : { type };
}
