import { Drafts1790000000011 } from './0001-drafts';

export const reportingMigrations = [Drafts1790000000011] as const;
