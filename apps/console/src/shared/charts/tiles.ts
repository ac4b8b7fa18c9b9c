import { UNITS } from '#kernel';

/** Column and row of each tile: schematic, without borders and without a claim about neighbours. */
const PLACES =
  '黑8,0 新0,1 蒙5,1 辽7,1 吉8,1 兵0,2 青1,2 甘2,2 宁3,2 晋4,2 冀5,2 京6,2 津7,2 藏0,3 川2,3 陕3,3 豫4,3 鲁5,3 渝3,4 鄂4,4 皖5,4 苏6,4 沪7,4 滇1,5 黔2,5 湘4,5 赣5,5 浙6,5 桂3,6 粤4,6 闽5,6 台6,6 琼3,7 澳4,7 港5,7';

const OUTSIDE: Readonly<Record<string, readonly [string, string]>> = {
  台: ['台湾', 'Taiwan'],
  港: ['香港', 'Hong Kong'],
  澳: ['澳门', 'Macao'],
};

export interface TilePlace {
  readonly abbreviation: string;
  readonly column: number;
  readonly row: number;
  readonly zh: string;
  readonly en: string;
  /** Null: outside the scope of these statistics. */
  readonly unit: string | null;
}

/** All 34 and 兵团, in the official order; those out of scope last. */
export const TILES: readonly TilePlace[] = PLACES.split(' ')
  .map((text): TilePlace => {
    const abbreviation = text.charAt(0);
    const [column = 0, row = 0] = text.slice(1).split(',').map(Number);
    const unit = UNITS.find((each) => each.abbreviation === abbreviation);
    const [zh, en] = unit ? [unit.short, unit.en] : (OUTSIDE[abbreviation] ?? ['', '']);
    return { abbreviation, column, row, zh, en, unit: unit?.id ?? null };
  })
  .sort((a, b) => order(a.unit) - order(b.unit));

function order(unit: string | null): number {
  const at = UNITS.findIndex(({ id }) => id === unit);
  return at === -1 ? UNITS.length : at;
}

export const TILE_COLUMNS = 9;
export const TILE_ROWS = 8;
