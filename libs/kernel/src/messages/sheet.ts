import { defineMessages } from './message';

/** Codes of spreadsheets: archives, layouts, findings by cell. */
export const sheetMessages = defineMessages({});
