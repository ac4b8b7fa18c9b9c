import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isLocalDate } from '#kernel';

const textOf = (node: ValueNode): string => {
  if (node.kind === Kind.STRING) return node.value;
  throw new GraphQLError('A text is expected here');
};

const textScalar = (name: string, description: string, check: (text: string) => boolean): GraphQLScalarType =>
  new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: (value) => parse(name, value, check),
    parseLiteral: (node) => parse(name, textOf(node), check),
  });

function parse(name: string, value: unknown, check: (text: string) => boolean): string {
  if (typeof value !== 'string' || !check(value)) {
    throw new GraphQLError(`Not a ${name}: ${String(value).slice(0, 60)}`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return value;
}

/** A Shanghai calendar day. */
export const LocalDateScalar = textScalar('LocalDate', 'Calendar day in Asia/Shanghai, YYYY-MM-DD.', isLocalDate);
/** A UTC instant. */
export const InstantScalar = textScalar(
  'Instant',
  'Instant in UTC, ISO 8601 with milliseconds.',
  (text) => !Number.isNaN(Date.parse(text)),
);
/** A place in the log. */
export const PositionScalar = textScalar(
  'Position',
  'Place in the log of facts, as a mutation returned it. Opaque; pass it on as minPosition or knownAt.',
  (text) => /^[0-9a-f]{8}-\d{19}$/.test(text),
);

/** 分 as decimal text: an Int stops at 2,147.48 万元, a Float is not exact. */
export const MoneyScalar = new GraphQLScalarType<number, string>({
  name: 'Money',
  description: 'Amount in 分 (1 万元 = 1,000,000 分) as a decimal text without fraction; exact.',
  serialize: (value) => String(value),
  parseValue: (value) => moneyOf(String(value)),
  parseLiteral: (node) => moneyOf(node.kind === Kind.INT ? node.value : textOf(node)),
});

function moneyOf(text: string): number {
  const fen = Number(text);
  if (!/^-?\d{1,16}$/.test(text) || !Number.isSafeInteger(fen)) {
    throw new GraphQLError('Not an amount in 分', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return fen;
}

/** Values whose shape depends on the attribute (a list of names, an episode count); documented with the attribute. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON value; its shape is named where it is used.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node) => literal(node),
});

function literal(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map(literal);
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value)]));
    default:
      return null;
  }
}

export const scalars = [LocalDateScalar, InstantScalar, PositionScalar, MoneyScalar, JsonScalar];
