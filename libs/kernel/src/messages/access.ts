import { defineMessages } from './message';

/** Codes of organisations, tokens and permissions. */
export const accessMessages = defineMessages({});
