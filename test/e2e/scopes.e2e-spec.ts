import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLField,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { unitScope } from '../../libs/kernel/src';
import { ANALYST, APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';
import { restRoutes, type Route } from './support/routes';
import { exampleArguments, fullSelection, type Pool } from './support/probes';

const FOREIGN = 'bureau-44';
const FOREIGN_FILLER = 'demo-44-filler';
/** Words that stand nowhere else: in the foreign unit's draft, and in a project of it. */
const CANARY = { draft: 'CANARYDRAFT44', project: 'CANARYPROJECT44' } as const;
const ACTORS = { filler: FILLER, approver: APPROVER, manager: MANAGER, analyst: ANALYST, nobody: null } as const;

interface Probe {
  readonly name: string;
  readonly writes: boolean;
  run(token: string | null): Promise<string>;
}

describe('S1, S2: nobody reads or writes across organisations', () => {
  let api: Country;
  let schema: GraphQLSchema;
  let routes: readonly Route[];
  let ids: { readonly own: Pool; readonly foreign: Pool; readonly random: Pool };

  beforeAll(async () => {
    api = await country();
    const input = {
      unit: FOREIGN,
      title: CANARY.project,
      category: 'VALUES',
      bodies: [CANARY.project],
      effectiveOn: '2026-06-20',
    };
    const { code = '' } = await api.act(FOREIGN_FILLER, 'registerProject', input);
    const of = { unit: FOREIGN, period: NEWEST };
    const opened = await api.act(FOREIGN_FILLER, 'openDraft', of);
    const cells = [
      { line: code, attribute: 'note', value: CANARY.draft },
      { line: '44-2026-0001', attribute: 'stage', value: '成片上线' },
    ];
    const seen = [cells[0], { ...cells[1], seen: '剧本开发' }];
    const { draft, position } = await api.act(FOREIGN_FILLER, 'editCells', { ...of, cells: seen });
    await api.act(FILLER, 'openDraft', { unit: SICHUAN, period: NEWEST });
    schema = buildClientSchema((await api.data(MANAGER, getIntrospectionQuery())) as unknown as IntrospectionQuery);
    routes = restRoutes(api.app);
    const at = `{ minPosition: "${position ?? opened.position ?? api.position}" }`;
    const own = api.sichuan[0] ?? '';
    ids = {
      own: pool(SICHUAN, own, await claimOf(FILLER, own), 'none', at),
      foreign: pool(FOREIGN, code, await claimOf(FOREIGN_FILLER, code), draft?.findings[0]?.key ?? 'none', at),
      random: pool(FOREIGN, '44-2026-9999', '00000000-0000-4000-8000-000000000000:title', 'f-none', at),
    };
  }, 120_000);
  afterAll(() => api.close());

  const quoted = (text: string): string => JSON.stringify(text);
  const pool = (unit: string, project: string, claim: string, finding: string, at: string): Pool => ({
    unit: quoted(unit),
    units: quoted(unit),
    period: quoted(NEWEST),
    code: quoted(project),
    project: quoted(project),
    projects: quoted(project),
    line: quoted(project),
    id: quoted(claim),
    finding: quoted(finding),
    metrics: quoted('projects'),
    first: '10',
    attribute: 'note',
    certify: 'true',
    at,
  });
  const claimOf = async (token: string, code: string): Promise<string> => {
    const { project } = (await api.data(
      token,
      `{ project(code: "${code}") { facts { id } history(first: 1) { edges { node { id } } } } }`,
    )) as unknown as {
      project: { facts: { id: string }[]; history: { edges: { node: { id: string } }[] } };
    };
    return project.history.edges[0]?.node.id ?? '';
  };

  const rootFields = (): readonly (readonly ['query' | 'mutation', GraphQLField<unknown, unknown>])[] => [
    ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => ['query', field] as const),
    ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => ['mutation', field] as const),
  ];

  /** Every root field and every route, with the ids of one pool; what cannot be probed throws and fails the test. */
  function probes(of: Pool): readonly Probe[] {
    const graphql = rootFields().map(([kind, field]): Probe => {
      const query = `${kind} { ${field.name}${exampleArguments(field, of)} ${fullSelection(field.type, of)} }`;
      return {
        name: field.name,
        writes: kind === 'mutation',
        run: async (token) => JSON.stringify(await api.graphql(token, query)),
      };
    });
    const rest = routes.map(({ method, path }): Probe => {
      const at = path
        .replace(':unit', JSON.parse(of['unit'] ?? '""') as string)
        .replace(':period', NEWEST)
        .replace(':revision', '1')
        .replace(':hash', '0'.repeat(64))
        .replace(':id', 'job-unknown');
      if (at.includes(':')) throw new Error(`No probe for ${path}`);
      const run = async (token: string | null): Promise<string> => {
        const request = api.http()[method](at);
        if (token !== null) void request.set('authorization', `Bearer ${token}`);
        if (method === 'post') void request.set('idempotency-key', `probe-${at}-${token ?? ''}`);
        const answer = await (method === 'post' && at.includes('/sheet')
          ? request.set('content-type', 'application/octet-stream').send(Buffer.from('no workbook'))
          : method === 'post'
            ? request.send({ certify: true })
            : request);
        return `${answer.status} ${answer.text || JSON.stringify(answer.body)}`;
      };
      return { name: `${method.toUpperCase()} ${path}`, writes: method !== 'get', run };
    });
    return [...graphql, ...rest];
  }

  /** Number of facts in each stream of the foreign unit, and its drafts, which are no facts. */
  async function foreignStreams(): Promise<Readonly<Record<string, number | string>>> {
    const counts: Record<string, number> = {};
    const { events } = await api.runtime.store.readAll(null, {}, 5_000);
    for (const { stream } of events) if (stream.includes('-44-')) counts[stream] = (counts[stream] ?? 0) + 1;
    const drafts = await api.runtime.source.query<unknown[]>('SELECT d.* FROM slate.draft d WHERE unit = $1', [FOREIGN]);
    return { ...counts, drafts: JSON.stringify(drafts) };
  }

  it('the words are there to be found: their own unit sees both', async () => {
    const answers = await Promise.all(
      probes(ids.foreign)
        .filter(({ writes }) => !writes)
        .map((probe) => probe.run(FOREIGN_FILLER)),
    );
    expect(answers.some((text) => text.includes(CANARY.draft))).toBe(true);
    expect(answers.some((text) => text.includes(CANARY.project))).toBe(true);
  });

  it.each(['foreign', 'own', 'random'] as const)(
    'probes with %s ids show no foreign word and change no foreign stream',
    async (which) => {
      const before = await foreignStreams();
      expect(Object.keys(before).length).toBeGreaterThan(3);
      const leaks: string[] = [];
      let done = 0;
      for (const probe of probes(ids[which])) {
        for (const [actor, token] of Object.entries(ACTORS)) {
          // The superior unit's acts on projects of a bureau are its right.
          if (probe.writes && actor === 'manager') continue;
          const text = await probe.run(token);
          done += 1;
          if (text.includes(CANARY.draft)) leaks.push(`${probe.name} shows the draft to ${actor}`);
          if (actor !== 'manager' && actor !== 'analyst' && text.includes(CANARY.project))
            leaks.push(`${probe.name} shows the project to ${actor}`);
          // A probe that is refused for its form asks nothing.
          if (/TOO_COMPLEX|GRAPHQL_(?:PARSE|VALIDATION)_FAILED/.test(text))
            leaks.push(`${probe.name} is no question: ${text.slice(0, 300)}`);
          if (text.includes('"INTERNAL"')) leaks.push(`${probe.name} fails for ${actor}: ${text.slice(0, 200)}`);
        }
      }
      expect(leaks).toEqual([]);
      expect(done).toBeGreaterThanOrEqual(150);
      expect(await foreignStreams()).toEqual(before);
    },
    120_000,
  );

  it('S2: a foreign id and one that never was are answered alike', async () => {
    const told: string[] = [];
    const blind = (text: string, of: Pool): string =>
      ['project', 'id', 'finding'].reduce((left, key) => left.replaceAll(JSON.parse(of[key] ?? '""') as string, '#'), text);
    // The service's own counts move with every call; their names do not, and metrics.e2e looks at their labels.
    const counts = (text: string): string =>
      text.includes('# HELP') ? (text.match(/^# (HELP|TYPE) .*$/gm) ?? []).join('\n') : text;
    const random = probes(ids.random);
    for (const [index, probe] of probes(ids.foreign).entries()) {
      for (const token of [FILLER, APPROVER, null]) {
        const foreign = blind(await probe.run(token), ids.foreign);
        const never = blind((await random[index]?.run(token)) ?? '', ids.random);
        const timeless = (text: string): string => counts(text).replace(/"now":"[^"]*"|"uptime[^,]*|"instance":"[^"]*"/g, '');
        if (timeless(foreign) !== timeless(never))
          told.push(`${probe.name}\n  ${foreign.slice(0, 300)}\n  ${never.slice(0, 300)}`);
      }
    }
    expect(told).toEqual([]);
  }, 120_000);

  it('control: an officer whose scope holds one unit too many is caught', async () => {
    const { tokens } = api.runtime;
    const honest = tokens.authenticate.bind(tokens);
    const leaky = jest.spyOn(tokens, 'authenticate').mockImplementation(async (token) => {
      const actor = await honest(token);
      return actor && { ...actor, scope: unitScope(actor.organisation, FOREIGN) };
    });
    try {
      const answers: string[] = [];
      for (const probe of probes(ids.foreign)) if (!probe.writes) answers.push(await probe.run(FILLER));
      expect(answers.filter((text) => text.includes(CANARY.project)).length).toBeGreaterThanOrEqual(3);
      expect(answers.some((text) => text.includes(CANARY.draft))).toBe(true);
    } finally {
      leaky.mockRestore();
    }
  });
});
