import type { ValidationError } from 'class-validator';
import { ApiError } from './errors';

const paths = (errors: readonly ValidationError[], above: string): { field: string; rules: string[] }[] =>
  errors.flatMap((error) => {
    const field = above === '' ? error.property : `${above}.${error.property}`;
    const own = error.constraints ? [{ field, rules: Object.keys(error.constraints) }] : [];
    return [...own, ...paths(error.children ?? [], field)];
  });

/** Malformed input stops at the edge, with a code and the field's path instead of a hidden message. */
export function validationErrors(errors: ValidationError[]): ApiError {
  const problems = paths(errors, '');
  const names = problems.map(({ field }) => field).join(', ');
  return new ApiError('BAD_USER_INPUT', `输入有误：${names}`, `Invalid input: ${names}`, { problems });
}
