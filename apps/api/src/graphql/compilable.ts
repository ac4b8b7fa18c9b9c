import {
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  typeFromAST,
  type ExecutionArgs,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  type NamedTypeNode,
  type TypeNode,
} from 'graphql';

/**
 * Whether the compiler of queries says the same as GraphQL. It does not where a document holds several operations (it
 * would run the first that was asked for), nor where a required variable, or a required field of its input type, has a default
 * (it would refuse them as absent): those are executed plainly, as are mutations, which gain nothing from it.
 */
export function isCompilable({ document, schema }: Pick<ExecutionArgs, 'document' | 'schema'>): boolean {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [only] = operations;
  if (operations.length !== 1 || only?.operation !== 'query') return false;
  return (only.variableDefinitions ?? []).every(({ type, defaultValue }) => {
    if (type.kind === Kind.NON_NULL_TYPE && defaultValue !== undefined) return false;
    const named = typeFromAST(schema, nameOf(type));
    return !isInputObjectType(named) || !hasRequiredDefault(named, schema);
  });
}

const nameOf = (type: TypeNode): NamedTypeNode => (type.kind === Kind.NAMED_TYPE ? type : nameOf(type.type));

/** By schema, since tests hold several. */
const known = new WeakMap<GraphQLSchema, Map<GraphQLInputObjectType, boolean>>();

function hasRequiredDefault(type: GraphQLInputObjectType, schema: GraphQLSchema): boolean {
  const answers = known.get(schema) ?? new Map<GraphQLInputObjectType, boolean>();
  known.set(schema, answers);
  const answered = answers.get(type);
  if (answered !== undefined) return answered;
  answers.set(type, false); // a type that holds itself adds nothing
  const found = Object.values(type.getFields()).some((field) => {
    const inner = getNamedType(field.type);
    return (
      (isNonNullType(field.type) && field.defaultValue !== undefined) ||
      (isInputObjectType(inner) && hasRequiredDefault(inner, schema))
    );
  });
  answers.set(type, found);
  return found;
}
