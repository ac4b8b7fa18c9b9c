import { GraphQLError } from 'graphql';
import { ApiError, knownError, maskError } from './errors';

const logged: unknown[] = [];
const mask = maskError((_message, error) => logged.push(error));
const codeOf = (error: Error): unknown => (error as GraphQLError).extensions['code'];
const named = (name: string): Error => Object.assign(new Error('inside'), { name });
const wrapped = (error: Error): GraphQLError => new GraphQLError(error.message, { originalError: error, path: ['projects'] });

describe('what leaves the GraphQL door', () => {
  beforeEach(() => logged.splice(0));

  it.each([
    ['BadCursor', 'BAD_USER_INPUT'],
    ['UnreadableMoment', 'BAD_USER_INPUT'],
    ['MomentNotYet', 'BAD_USER_INPUT'],
    ['NotYetProjected', 'NOT_YET_PROJECTED'],
    ['StoreUnavailable', 'UNAVAILABLE'],
    ['OutcomeUnknown', 'UNAVAILABLE'],
  ])('%s, however deep it is wrapped, is %s and keeps its path', (name, code) => {
    const masked = mask(wrapped(wrapped(named(name)))) as GraphQLError;
    expect(codeOf(masked)).toBe(code);
    expect(masked.path).toEqual(['projects']);
    expect(logged).toEqual([]);
  });

  it('a text that PostgreSQL cannot store is the caller’s to mend', () => {
    expect(knownError(Object.assign(new Error('invalid byte sequence'), { code: '22021' }))?.[0]).toBe('BAD_USER_INPUT');
  });

  it('a value outside an enum is a validation error, compiled or not', () => {
    const inner = new GraphQLError('Value "NOTE" does not exist in "Attribute" enum.');
    expect(codeOf(mask(wrapped(inner)))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(codeOf(mask(inner))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('our own errors pass as they are; anything else is logged once and masked', () => {
    const own = new ApiError('FORBIDDEN', '没有权限', 'Not allowed');
    expect(mask(own)).toBe(own);
    const secret = mask(wrapped(new Error('password is 123'))) as GraphQLError;
    expect(codeOf(secret)).toBe('INTERNAL');
    expect(JSON.stringify(secret)).not.toContain('123');
    expect(logged).toHaveLength(1);
  });
});
