import type { initGraphQLTada, ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
import type { Instant, LocalDate } from '#kernel';
import type { introspection } from './schema.generated';

/** An amount in 分 as decimal text; `fenOf` (shared/format) reads it, `Money` (shared/ui) shows it. */
export type MoneyText = string & { readonly __brand: 'MoneyText' };
/** A place in the log of facts; opaque, ordered as text within one store. */
export type Position = string & { readonly __brand: 'Position' };

type Tada = ReturnType<
  typeof initGraphQLTada<{
    introspection: introspection;
    disableMasking: true;
    scalars: { Money: MoneyText; LocalDate: LocalDate; Instant: Instant; Position: Position; JSON: unknown; ID: string };
  }>
>;

/** An operation or a fragment as it travels: its text, its name, and whether it asks for a moment. */
export interface Operation {
  readonly text: string;
  readonly name: string;
  readonly asksMoment: boolean;
}

export type { ResultOf, VariablesOf, TadaDocumentNode as Document };

const fragmentsOf = new WeakMap<object, readonly object[]>();
const textOf = new WeakMap<object, string>();

/**
 * Types an operation by the committed interface. Nothing is parsed in the browser: a document is its text, and fragments
 * are added once each. Use: `graphql('query Q($at: MomentInput) { … }')`, with fragments as the second argument.
 */
export const graphql = ((text: string, fragments: readonly object[] = []) => {
  const document = {};
  textOf.set(document, text.trim());
  fragmentsOf.set(document, fragments);
  return document;
}) as unknown as Tada;

export function operationOf(document: object): Operation {
  const parts = new Set<string>();
  const gather = (each: object): void => {
    const text = textOf.get(each);
    if (text === undefined) throw new Error('Not a document of graphql()');
    parts.add(text);
    fragmentsOf.get(each)?.forEach(gather);
  };
  gather(document);
  const text = [...parts].join('\n');
  return { text, name: /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? 'unnamed', asksMoment: /\$at\s*:/.test(text) };
}
