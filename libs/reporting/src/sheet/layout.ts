import { ATTRIBUTES, type Attribute, type AttributeDefinition } from '#kernel';

/** Changes whenever a reader of the older one would misread the newer; an older sheet is told apart and refused. */
export const TEMPLATE_VERSION = '1';

export const MAIN_SHEET = '填报表';
export const HELP_SHEET = '填写说明';
export const LIST_SHEET = '_lists';
export const META_SHEET = '_slate';

/** Z-1: the full title of the annex list is the official one. */
export const OFFICIAL_TITLE = '微短剧精品创作传播“五个一批工程”重点项目推进表';

export const CODE_HEADING = '项目编号';
export const CATEGORY_HEADING = '项目类别';
export const LEVEL_HEADING = '扶持层级';
export const SINCE_HEADING = '阶段起始日期';
export const REASON_HEADING = '变动原因';
export const LAST_PREFIX = '上期·';
export const NEW_SECTION = '新增项目';
/** Rows for new projects, below the last section. */
export const SPARE_ROWS = 20;

/** Title, unit and period, group headings, column headings. */
export const HEADING_ROW = 4;

export type OurColumn =
  | {
      readonly kind: 'code' | 'category' | 'level' | 'since' | 'reason' | 'last-since';
      readonly heading: string;
      readonly width: number;
    }
  | {
      readonly kind: 'input' | 'last';
      readonly heading: string;
      readonly width: number;
      readonly attribute: Attribute;
    };

const WIDTHS: Readonly<Partial<Record<Attribute, number>>> = {
  title: 26,
  bodies: 32,
  stage: 12,
  firstBroadcastOn: 12,
  episodes: 10,
  productionCost: 12,
  promotionCost: 12,
  planningNumber: 32,
  releaseNumber: 32,
  note: 24,
};

const widthOf = (attribute: Attribute): number => WIDTHS[attribute] ?? 18;

/** The title stands first, beside the keys, so that it stays in sight when the sheet is scrolled. */
const ORDER: readonly AttributeDefinition[] = [
  ...ATTRIBUTES.filter(({ attribute }) => attribute === 'title'),
  ...ATTRIBUTES.filter(({ attribute }) => attribute !== 'title'),
];

export const INPUT_ATTRIBUTES: readonly Attribute[] = ORDER.map(({ attribute }) => attribute);

/** Keys, inputs, and the last values to their right; numbered from 1. */
export const OUR_COLUMNS: readonly OurColumn[] = [
  { kind: 'code', heading: CODE_HEADING, width: 15 },
  { kind: 'category', heading: CATEGORY_HEADING, width: 34 },
  { kind: 'level', heading: LEVEL_HEADING, width: 10 },
  ...ORDER.flatMap(({ attribute, zh }): OurColumn[] => [
    { kind: 'input', heading: zh, width: widthOf(attribute), attribute },
    ...(attribute === 'stage' ? [{ kind: 'since', heading: SINCE_HEADING, width: 13 } as const] : []),
  ]),
  { kind: 'reason', heading: REASON_HEADING, width: 24 },
  ...ORDER.flatMap(({ attribute, zh }): OurColumn[] => [
    { kind: 'last', heading: `${LAST_PREFIX}${zh}`, width: widthOf(attribute), attribute },
    ...(attribute === 'stage' ? [{ kind: 'last-since', heading: `${LAST_PREFIX}${SINCE_HEADING}`, width: 13 } as const] : []),
  ]),
];

export const columnNumber = (test: (column: OurColumn) => boolean): number => OUR_COLUMNS.findIndex(test) + 1;

/** `A`, `Z`, `AA` for 1, 26, 27. */
export const columnLetters = (column: number): string => {
  let rest = column;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
};
