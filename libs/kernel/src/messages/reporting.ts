import { defineMessages } from './message';

/** Codes of half-month reports: periods, drafts, submission, return. */
export const reportingMessages = defineMessages({});
