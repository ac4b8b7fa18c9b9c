import type { Draft } from '../operations';

/** All that is typed over a draft is kept at places that begin so. */
export const DRAFT_PLACES = 'draft/';

/** Where something typed over a draft is kept: what was typed before the report was sent is not of the draft after it. */
export const placeOfDraft = ({ baseRevision }: Pick<Draft, 'baseRevision'>, what: string): string =>
  `${DRAFT_PLACES}${baseRevision}/${what}`;
