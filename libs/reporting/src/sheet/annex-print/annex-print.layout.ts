import { type Attribute, attributeDefinition, ATTRIBUTES } from '#kernel';
import type { StylePlan } from '#platform/workbook';

/** What the annex prints of a project, in its own order (B-04); its stage is the row it stands in. */
export const ANNEX_ATTRIBUTES: readonly Attribute[] = ATTRIBUTES.map(({ attribute }) => attribute).filter(
  (attribute) => attribute !== 'stage' && attribute !== 'note',
);

/**
 * What the annex has no place for, so that a sheet printed and read again does not say it: the project's code and support
 * level, the day its stage began, the note, and whether it is paused (told below the table, in words).
 */
export const LOST_IN_ANNEX = ['code', 'levels', 'stageSince', 'note', 'sideState'] as const;

/** In characters; all together fill a landscape page at a size that can be read. */
const WIDTH: Readonly<Partial<Record<Attribute, number>>> = {
  title: 18,
  writers: 11,
  directors: 11,
  producers: 10,
  bodies: 22,
  platforms: 11,
  firstBroadcastOn: 12,
  episodes: 10,
  productionCost: 12,
  promotionCost: 15,
  planningNumber: 18,
  releaseNumber: 20,
};

export const ANNEX_COLUMNS: readonly {
  readonly heading: string;
  readonly width: number;
  readonly attribute: Attribute | null;
}[] = [
  { heading: '序号', width: 6, attribute: null },
  { heading: '进展阶段', width: 11, attribute: 'stage' },
  ...ANNEX_ATTRIBUTES.map((attribute) => ({
    // The unit on a line of its own: a heading that breaks inside its brackets is hard to read.
    heading: attributeDefinition(attribute).zh.replace('（万元）', '\n（万元）'),
    width: WIDTH[attribute] ?? 12,
    attribute,
  })),
];

/** 附件3; the full title; unit and period; the headings. */
export const ANNEX_HEADING_ROW = 4;

/** Fonts of official papers by name: they are on the reader's machine, none is shipped. */
const BODY = '仿宋';
const HEAD = '黑体';

/** Looks of the printed annex, under names of their own so that a workbook may hold other sheets beside it. */
export const ANNEX_STYLES: Readonly<Record<string, StylePlan>> = {
  annexMark: { font: HEAD, size: 14, align: 'left' },
  annexTitle: { font: HEAD, size: 20, align: 'center' },
  annexLine: { font: BODY, size: 12, align: 'left' },
  annexHead: { font: HEAD, size: 11, align: 'center', wrap: true, ruled: true },
  annexSection: { font: HEAD, size: 12, align: 'left', ruled: true, fill: 'F2F2F2' },
  annexKey: { font: BODY, size: 11, align: 'center', wrap: true, ruled: true },
  annexText: { font: BODY, size: 11, align: 'left', wrap: true, ruled: true, format: '@' },
  annexDate: { font: BODY, size: 11, align: 'center', ruled: true, format: 'yyyy-mm-dd' },
  annexMoney: { font: BODY, size: 11, align: 'right', ruled: true, format: '#,##0.00####' },
  annexNote: { font: BODY, size: 11, align: 'left', wrap: true },
  annexSign: { font: BODY, size: 12, align: 'left' },
  annexSeal: { font: BODY, size: 12, align: 'right' },
  annexVersion: { font: BODY, size: 9, align: 'left', wrap: true, colour: '595959' },
};
