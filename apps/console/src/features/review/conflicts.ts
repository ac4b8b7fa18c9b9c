import type { UserError } from '../../shared/api';

const CODES: readonly string[] = ['REVISION_CHANGED', 'ALREADY_ACCEPTED', 'NOT_SUBMITTED', 'UNKNOWN_MARK', 'MARK_ACCEPTED'];

/** The report is no longer what was read: somebody decided, or another revision came. */
export const isConflict = (errors: readonly UserError[]): boolean => errors.some(({ code }) => CODES.includes(code));
