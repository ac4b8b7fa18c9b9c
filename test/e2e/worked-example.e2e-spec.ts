import { testApi, type TestApi } from '../support/api';
import { appendWorkedExample, PROJECT_A, PROJECT_B } from '../support/worked-example';
import { expectedAnswers, K } from '../support/worked-example-answers';

const QUERY = `query Moment($moment: MomentInput!, $file: MomentInput!, $a: ID!, $b: ID!) {
  a: project(code: $a, at: $file) { ...file }
  b: project(code: $b, at: $file) { ...file }
  reported: figures(metrics: ["projects", "productionCost"], basis: REPORTED, by: ["stage"], at: $moment) { ...figure }
  accepted: figures(metrics: ["projects", "productionCost"], basis: ACCEPTED, by: ["stage"], at: $moment) { ...figure }
}
fragment file on Project {
  timeline(attributes: [stage, productionCost]) { attribute basis from to value disputed }
}
fragment figure on Figure {
  value missing
  groups { value by { value } rows(first: 100) { edges { node { project { disputed } } } } }
}`;

interface Segment {
  readonly attribute: string;
  readonly basis: 'REPORTED' | 'ACCEPTED';
  readonly from: string;
  readonly to: string | null;
  readonly value: unknown;
  readonly disputed: boolean;
}

interface FigureAnswer {
  readonly value: string;
  readonly missing: number;
  readonly groups: readonly {
    readonly value: string;
    readonly by: readonly { readonly value: string | null }[];
    readonly rows: {
      readonly edges: readonly { readonly node: { readonly project: { readonly disputed: readonly string[] } } }[];
    };
  }[];
}

interface Answer {
  readonly a: { readonly timeline: readonly Segment[] };
  readonly b: { readonly timeline: readonly Segment[] };
  readonly reported: readonly [FigureAnswer, FigureAnswer];
  readonly accepted: readonly [FigureAnswer, FigureAnswer];
}

describe('the worked example, section 4, through the API (I-01)', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi();
    await appendWorkedExample(api.runtime.store);
    const head = await api.runtime.store.head();
    if (head !== null) await api.runtime.reads.waitFor(head);
  }, 120_000);
  afterAll(() => api.close());

  it.each(expectedAnswers())('$k as of $asOf', async ({ k, asOf, cells }) => {
    const asked = K[k] as string;
    const knownAt = asked.startsWith('position ') ? api.runtime.store.tokenOf(Number(asked.slice('position '.length))) : asked;
    const day = `2026-${asOf}`;
    const answer = (await api.data('demo-nrta-analyst', QUERY, {
      moment: { knownAt, asOf: day },
      // A file shows claims that are older than the registration; it is asked for a day on which both are registered.
      file: { knownAt, asOf: '2026-10-15' },
      a: PROJECT_A,
      b: PROJECT_B,
    })) as unknown as Answer;
    expect([
      both((basis) => segmentAt(answer.a.timeline, 'stage', basis, day)),
      both((basis) => segmentAt(answer.a.timeline, 'productionCost', basis, day)),
      both((basis) => segmentAt(answer.b.timeline, 'stage', basis, day)),
      both((basis) => segmentAt(answer.b.timeline, 'productionCost', basis, day)),
      both((basis) => stages(answer[basis === 'REPORTED' ? 'reported' : 'accepted'][0])),
      both((basis) => sum(answer[basis === 'REPORTED' ? 'reported' : 'accepted'][1])),
    ]).toEqual(cells);
  });
});

function both(ask: (basis: Segment['basis']) => string): string {
  const [reported, accepted] = [ask('REPORTED'), ask('ACCEPTED')];
  return reported === accepted ? reported : `${reported} / ${accepted}`;
}

const wan = (fen: unknown): string => String(Number(fen) / 1_000_000);

function segmentAt(timeline: readonly Segment[], attribute: string, basis: Segment['basis'], day: string): string {
  const found = timeline.find(
    (each) => each.attribute === attribute && each.basis === basis && each.from <= day && (each.to === null || day < each.to),
  );
  if (!found) return '–';
  return `${attribute === 'stage' ? String(found.value) : wan(found.value)}${found.disputed ? '!' : ''}`;
}

const ORDER = ['TOPIC', 'SCRIPT', 'FILING', 'SHOOTING', 'POST'];

const stages = ({ groups }: FigureAnswer): string =>
  [...groups]
    .sort((one, other) => ORDER.indexOf(one.by[0]?.value ?? '') - ORDER.indexOf(other.by[0]?.value ?? ''))
    .map(({ by, value }) => `${by[0]?.value ?? 'none'} ${value}`)
    .join(', ');

function sum({ value, missing, groups }: FigureAnswer): string {
  const disputed = groups.some(({ rows }) => rows.edges.some(({ node }) => node.project.disputed.includes('productionCost')));
  return `${value === '0' ? '0.00' : wan(value)}${disputed ? '!' : ''} (${missing})`;
}
