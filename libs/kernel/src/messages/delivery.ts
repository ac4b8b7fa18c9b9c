import { defineMessages } from './message';

/** Codes of projects: registration, stages, side states. */
export const deliveryMessages = defineMessages({});
