import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';

/** Values of the typed pool by the name of an argument or input field; what is not named here gets one by its type. */
export type Pool = Readonly<Record<string, string>>;

const SCALARS: Readonly<Record<string, string>> = {
  Int: '1',
  Boolean: 'true',
  LocalDate: '"2026-06-15"',
  Instant: '"2026-06-15T00:00:00.000Z"',
  String: '"文"',
  ID: '"x"',
};

/** The arguments that a field must be given, as GraphQL text, `pool` first. Throws for a type that nobody taught it. */
export function exampleArguments(field: GraphQLField<unknown, unknown>, pool: Pool = {}): string {
  const given = field.args
    .filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || pool[arg.name] !== undefined)
    .map((arg) => `${arg.name}: ${example(arg.type, arg.name, pool)}`);
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

function example(type: GraphQLInputType, name: string, pool: Pool): string {
  const bare = getNullableType(type);
  if (isListType(bare)) return `[${example(bare.ofType, name, pool)}]`;
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).filter(
      (each) => (isNonNullType(each.type) && each.defaultValue === undefined) || pool[each.name] !== undefined,
    );
    return `{ ${fields.map((each) => `${each.name}: ${example(each.type, each.name, pool)}`).join(', ')} }`;
  }
  if (isEnumType(bare)) return pool[name] ?? (bare.getValues()[0]?.name as string);
  const value = pool[name] ?? SCALARS[bare.name];
  if (value === undefined) throw new Error(`No example for ${name}: ${bare.name}`);
  return value;
}

/** All that can be asked of a type, with the pool's cells, down to where a type would come again or the depth ends. */
export function fullSelection(
  type: GraphQLOutputType,
  { line, attribute }: Pool = {},
  depth = 7,
  above: readonly string[] = [],
): string {
  const cell = { ...(line === undefined ? {} : { line }), ...(attribute === undefined ? {} : { attribute }) };
  const bare = getNamedType(type);
  if (!isObjectType(bare)) return '';
  const fields = Object.values(bare.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    const needs = field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    const args = needs || field.args.some(({ name }) => name === 'first') ? exampleArguments(field, { first: '2', ...cell }) : '';
    if (isLeafType(below)) return [`${field.name}${args}`];
    if (depth === 0 || above.includes(below.name)) return [];
    // Of a page only its rows, so that a deep question stays within the limits.
    if (below.name === 'PageInfo') return [];
    // And of a project its signs, stretches and claims where projects are asked for, not where another thing leads to one.
    if (['DuplicateSign', 'FactSegment', 'Claim'].includes(below.name) && above.length > 2) return [];
    // What lays two moments side by side is asked of one thing, not of each in a list.
    if (['ProjectProgress', 'KnownMoment', 'FigureComparison', 'ReportReview'].includes(below.name) && above.length > 1)
      return [];
    const inner = fullSelection(field.type, cell, depth - 1, [...above, bare.name]);
    return inner === '' ? [] : [`${field.name}${args} ${inner}`];
  });
  return fields.length === 0 ? '' : `{ ${fields.join(' ')} }`;
}
