import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { send } from './client';
import { graphql, type Document, type Position, type VariablesOf } from './graphql';
import { KeyKeeper } from './key';
import { notePosition } from './position';
import { problemOf, type Problem } from './problem';

/** What every act asks of its refusals: `userErrors { ...RefusalFields }`. */
export const RefusalFields = graphql(`
  fragment RefusalFields on UserError {
    code
    message
    messageEn
    repair
    repairEn
    field
    detail
  }
`);

/** A refusal by the rules: a closed code, words, what to mend. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
  readonly repair?: string | null;
  readonly repairEn?: string | null;
  readonly field?: readonly string[] | null;
  readonly detail?: unknown;
}

interface Payload {
  readonly position?: Position | null;
  readonly userErrors: readonly UserError[];
}

type PayloadOf<Data> = Data extends Readonly<Record<string, infer P>> ? Extract<P, Payload> : never;
export type InputOf<Vars> = Vars extends { input: infer Input } ? Omit<Input, 'idempotencyKey'> : never;

/** How an act ended: done, or refused with what to mend. What nobody foresaw is thrown as a Problem. */
export type Acted<P> =
  | { readonly done: true; readonly payload: P }
  | { readonly done: false; readonly refused: readonly UserError[]; readonly payload: P };

export interface Act<Input, P> {
  /** @throws Problem */
  readonly run: (input: Input) => Promise<Acted<P>>;
  readonly running: boolean;
  /** The refusals of the last run; empty before it and after one that was done. */
  readonly refused: readonly UserError[];
  /** What went wrong otherwise; null where nothing did. */
  readonly problem: Problem | null;
  readonly reset: () => void;
}

/**
 * A mutation with one `$input`: the idempotency key is made here, the position that comes back is kept for the next read,
 * and everything read is read again. The document must ask for `userErrors { ...RefusalFields }` and `position`.
 */
export function useAct<Data, Vars>(document: Document<Data, Vars>): Act<InputOf<Vars>, PayloadOf<Data>> {
  const client = useQueryClient();
  const keys = useRef(new KeyKeeper());
  const mutation = useMutation({
    mutationFn: async (input: object): Promise<Acted<Payload>> => {
      const idempotencyKey = keys.current.keyFor(JSON.stringify(input));
      const data = (await send(document, { input: { ...input, idempotencyKey } })) as Readonly<Record<string, Payload>>;
      keys.current.answered();
      const [payload] = Object.values(data);
      if (!payload) throw new Error('A mutation answers its payload');
      notePosition(payload.position);
      if (payload.userErrors.length > 0) return { done: false, refused: payload.userErrors, payload };
      void client.invalidateQueries();
      return { done: true, payload };
    },
  });
  const { data, error } = mutation;
  return {
    run: (input) => mutation.mutateAsync(input) as Promise<Acted<PayloadOf<Data>>>,
    running: mutation.isPending,
    refused: data && !data.done ? data.refused : [],
    problem: error ? problemOf(error) : null,
    reset: mutation.reset,
  };
}

export type ActInput<D> = InputOf<VariablesOf<D>>;
