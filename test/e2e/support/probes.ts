import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLField, type GraphQLInputType } from 'graphql';

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
