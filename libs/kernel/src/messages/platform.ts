import { defineMessages } from './message';

/** Codes of the platform itself: commands, conflicts, waiting. */
export const platformMessages = defineMessages({});
