import type { ReadGroup } from '../../libs/kernel/src';
import { suspectedDuplicates } from '../../libs/delivery/src/duplicates';
import { claimLedger, projectFile } from '../../libs/delivery/src/project-file';
import { compilationList, periodList, reportCalendar, reportMessages } from '../../libs/reporting/src/calendar';

/** What the nation is shown from, in one group: one checkpoint, one snapshot. */
export const nationGroup = (name = 'nation', version = 1): ReadGroup => ({
  name,
  version,
  projections: [projectFile, claimLedger, reportCalendar, reportMessages, periodList, suspectedDuplicates, compilationList],
});
