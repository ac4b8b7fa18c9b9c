import type { Plugin } from '@envelop/core';
import { getOperationAST, Kind, type ExecutionArgs } from 'graphql';
import type { Metrics } from './metrics';

/**
 * Times each question and act under its first root field: a name of the SDL. What a client calls its operation is any
 * text, and any number of them.
 */
export const graphqlDurations = (metrics: Metrics): Plugin => ({
  onExecute({ args }) {
    const labels = labelsOf(args as ExecutionArgs);
    if (!labels) return undefined;
    const end = metrics.graphql.startTimer(labels);
    return {
      onExecuteDone({ result }) {
        const failed = typeof result === 'object' && result !== null && 'errors' in result && result.errors !== undefined;
        end({ outcome: failed ? 'errors' : 'ok' });
      },
    };
  },
});

function labelsOf({ document, operationName }: ExecutionArgs): { readonly type: string; readonly field: string } | null {
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === 'subscription') return null;
  const [first] = operation.selectionSet.selections;
  // Validated before: a field here is one of the SDL.
  return { type: operation.operation, field: first?.kind === Kind.FIELD ? first.name.value : 'fragment' };
}
