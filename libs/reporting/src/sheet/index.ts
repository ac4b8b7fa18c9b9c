export { cellsAgainst } from './differences';
export { columnLetters, MAIN_SHEET, OFFICIAL_TITLE, TEMPLATE_VERSION } from './layout';
export { LAYOUTS, readSheet, type Layout } from './layouts';
export { type Match, ProjectMatcher } from './match-lines';
export { type OurSheetInput, planOurSheet } from './our-sheet.write';
export type * from './reading';
export { ANNEX_LAYOUTS, isAnnexLayout } from './reading';
export { findingMessage, normalisationMessage, questionMessage } from './texts';
export * from './annex-print';
