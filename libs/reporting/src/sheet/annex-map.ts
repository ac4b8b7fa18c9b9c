import { type Attribute, type MoneyUnit } from '#kernel';
import type { GridCell } from '#platform/workbook';
import type { AnnexHeading, AnnexMeaning } from './annex-heading';
import type { SheetCells } from './cells';
import { isBlankCell } from './read-cell';
import type { AnnexLayoutId } from './reading';

/** Where a reading of the sheet finds things in its body; the heading row itself may stand elsewhere (Z-6). */
export interface AnnexMap {
  readonly layout: AnnexLayoutId;
  readonly heading: AnnexHeading;
  readonly serial: number | null;
  /** The column of labels. Where `stageRows`, a label there heads the rows below it and is no value of a project. */
  readonly stage: number;
  readonly stageRows: boolean;
  readonly title: number;
  readonly values: ReadonlyMap<Attribute | 'number', number>;
  readonly units: AnnexHeading['units'];
}

/**
 * The readings a heading allows (Z-6). With 序号 and 进展阶段 the heading stands over its columns. As circulated it has
 * neither: then it lost both and the values stand two columns to the right; or it lost 序号 alone, the second 备案号 is a
 * repeat of the scan, the values stand one to the right and the labels of stages in the titles' column; or it means what
 * it prints, and number and stage are lines of their own above the projects.
 */
export function mapsOf(cells: SheetCells, heading: AnnexHeading): readonly AnnexMap[] {
  const { columns } = heading;
  const serial = columns.get('serial') ?? null;
  const stage = columns.get('stage') ?? null;
  const title = columns.get('title') ?? 1;
  const make = (
    layout: AnnexLayoutId,
    shift: number,
    keys: Pick<AnnexMap, 'serial' | 'stage'> & { readonly stageRows?: boolean; readonly oneNumber?: boolean },
  ): AnnexMap => ({
    layout,
    heading,
    serial: keys.serial,
    stage: keys.stage,
    stageRows: keys.stageRows ?? false,
    title: title + shift,
    values: shifted(columns, shift, (keys.oneNumber ?? false) && secondNumberIsEmpty(cells, heading, shift)),
    units: heading.units,
  });
  if (serial !== null && stage !== null) return [make('annex-clean', 0, { serial, stage })];
  if (stage !== null) {
    return [
      make('annex-clean', 0, { serial: null, stage }),
      make('annex-lost-serial', 1, { serial: stage, stage: stage + 1, oneNumber: true }),
    ];
  }
  if (serial !== null) {
    return [
      make('annex-lost-stage', 1, { serial, stage: serial + 1 }),
      make('annex-as-printed', 0, { serial, stage: title, stageRows: true }),
    ];
  }
  return [
    make('annex-lost-two', 2, { serial: title, stage: title + 1 }),
    make('annex-lost-serial', 1, { serial: title, stage: title + 1, stageRows: true, oneNumber: true }),
    make('annex-as-printed', 0, { serial: title, stage: title + 1, stageRows: true }),
  ];
}

/** `oneNumber`: of two number headings the second repeats the first, and the one column stands below either (Z-2). */
function shifted(
  columns: ReadonlyMap<AnnexMeaning, number>,
  shift: number,
  oneNumber: boolean,
): ReadonlyMap<Attribute | 'number', number> {
  const values = new Map<Attribute | 'number', number>();
  for (const [meaning, column] of columns) {
    if (meaning !== 'serial' && meaning !== 'stage') values.set(meaning, column + shift);
  }
  const [first, second] = [values.get('planningNumber'), values.get('releaseNumber')];
  if (oneNumber && first !== undefined && second !== undefined) {
    values.delete('planningNumber');
    values.delete('releaseNumber');
    values.set('number', first);
  }
  return values;
}

/** Whether the second number column is none: no row has a number in both. */
function secondNumberIsEmpty(cells: SheetCells, { lastRow, columns }: AnnexHeading, shift: number): boolean {
  const at = (row: number, meaning: AnnexMeaning): boolean => {
    const cell = cells.at(row, (columns.get(meaning) ?? 0) + shift);
    return cell !== undefined && !isBlankCell(cell) && looksLikeNumber(cell);
  };
  return cells.rowNumbers.every((row) => row <= lastRow || !at(row, 'planningNumber') || !at(row, 'releaseNumber'));
}

/** A filing or licence number, and not an amount, a day or a count that slipped into its column. */
export const looksLikeNumber = ({ kind, text }: GridCell): boolean =>
  kind !== 'date' && /\d/.test(text) && !/^\d{1,6}(?:\.\d+)?$/.test(text) && !/^\d+[集期]$/.test(text);

export const moneyUnitOf = (map: AnnexMap, attribute: Attribute): MoneyUnit | undefined =>
  map.units.get(attribute)?.unit ?? undefined;
