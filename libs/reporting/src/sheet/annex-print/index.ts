export { ANNEX_STYLES, LOST_IN_ANNEX } from './annex-print.layout';
export {
  type AnnexInput,
  type AnnexProject,
  type AnnexVersion,
  planAnnex,
  planAnnexSheet,
  rowOf as annexRowOf,
  sheetNameOf,
} from './annex-print';
