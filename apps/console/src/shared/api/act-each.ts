import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { InputOf, UserError } from './act';
import { send } from './client';
import type { Document, Position } from './graphql';
import { newKey } from './key';
import { notePosition } from './position';
import { problemOf, type Problem } from './problem';

/** How one of several acts ended: done, refused by the rules, or failed otherwise. */
export interface Outcome<Input> {
  readonly input: Input;
  readonly done: boolean;
  readonly refused: readonly UserError[];
  readonly problem: Problem | null;
}

export interface ActEach<Input> {
  /** Answers every outcome, in the order of the inputs; never throws. */
  readonly run: (inputs: readonly Input[]) => Promise<readonly Outcome<Input>[]>;
  readonly running: boolean;
  /** Outcomes so far, while it runs as well. */
  readonly outcomes: readonly Outcome<Input>[];
  readonly reset: () => void;
}

interface Payload {
  readonly position?: Position | null;
  readonly userErrors: readonly UserError[];
}

/**
 * The same mutation for several inputs, one after the other: each keeps its own idempotency key until it is done, what one
 * refuses does not stop the others, and everything is read again once, at the last position.
 */
export function useActEach<Data, Vars>(document: Document<Data, Vars>): ActEach<InputOf<Vars>> {
  type Input = InputOf<Vars>;
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const [running, setRunning] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly Outcome<Input>[]>([]);

  const one = async (input: Input): Promise<Outcome<Input>> => {
    const content = JSON.stringify(input);
    const idempotencyKey = keys.current.get(content) ?? newKey();
    keys.current.set(content, idempotencyKey);
    try {
      const data = await send(document, { input: { ...(input as object), idempotencyKey } });
      const [payload] = Object.values(data as Readonly<Record<string, Payload>>);
      if (!payload) throw new Error('A mutation answers its payload');
      keys.current.delete(content);
      notePosition(payload.position);
      return { input, done: payload.userErrors.length === 0, refused: payload.userErrors, problem: null };
    } catch (error) {
      return { input, done: false, refused: [], problem: problemOf(error) };
    }
  };

  const run = async (inputs: readonly Input[]): Promise<readonly Outcome<Input>[]> => {
    setRunning(true);
    setOutcomes([]);
    const ended: Outcome<Input>[] = [];
    for (const input of inputs) {
      ended.push(await one(input));
      setOutcomes([...ended]);
    }
    setRunning(false);
    if (ended.some(({ done }) => done)) void client.invalidateQueries();
    return ended;
  };
  return { run, running, outcomes, reset: () => setOutcomes([]) };
}
