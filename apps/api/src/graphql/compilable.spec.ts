import { buildSchema, parse } from 'graphql';
import { isCompilable } from './compilable';

const schema = buildSchema(`
  input Plain { name: String! "absent is fine" kind: String = "x" }
  input WithDefault { name: String! zero: Boolean! = false }
  input Nested { self: Nested inner: [WithDefault!] }
  type Query { a(plain: Plain, one: WithDefault, deep: Nested, text: String): Int }
  type Mutation { a: Int }
`);
const compilable = (text: string): boolean => isCompilable({ schema, document: parse(text) });

describe('which queries are compiled', () => {
  it.each([
    'query A { a }',
    '{ a }',
    'query A($text: String) { a(text: $text) }',
    'query A($plain: [Plain!]!) { a }',
    'query A { ...F } fragment F on Query { a }',
  ])('%s', (text) => expect(compilable(text)).toBe(true));

  it.each([
    ['of two operations the compiler would run the first it saw', 'query A { a } query B { a }'],
    ['a mutation gains nothing', 'mutation A { a }'],
    ['a required field with a default would be refused as absent', 'query A($one: WithDefault!) { a }'],
    ['so would a required variable', 'query A($text: String! = "x") { a(text: $text) }'],
    ['however deep', 'query A($deep: Nested) { a }'],
  ])('not where %s', (_why, text) => expect(compilable(text)).toBe(false));
});
