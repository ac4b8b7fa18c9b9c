export type { AnnexInput, AnnexProject, AnnexVersion } from './annex-input';
export { ANNEX_STYLES, LOST_IN_ANNEX } from './annex-print.layout';
export { planAnnex, planAnnexSheet, rowOf as annexRowOf, sheetNameOf } from './annex-print';
