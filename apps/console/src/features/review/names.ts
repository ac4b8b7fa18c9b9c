import type { Cell, Line, Review } from './operations';
import { cellKey } from './work';

type Either = (zh: string, en: string) => string;

/** 《盐道》制作成本（万元） */
export const cellName = (either: Either, line: Pick<Line, 'title'>, cell: Pick<Cell, 'attributeZh' | 'attributeEn'>): string =>
  either(`《${line.title}》${cell.attributeZh}`, `“${line.title}” ${cell.attributeEn}`);

export interface Placed {
  readonly key: string;
  readonly line: Line;
  readonly cell: Cell;
}

/** Every cell shown, by `<project>/<attribute>`, in the order of the page. */
export const placesOf = ({ lines }: Review): ReadonlyMap<string, Placed> =>
  new Map(
    lines.flatMap((line) =>
      line.cells.map((cell) => {
        const key = cellKey(line.project, cell.attribute);
        return [key, { key, line, cell }] as const;
      }),
    ),
  );

/** The service says which cells a return can mark: what changed, and what is missing or stale. */
export const isMarkable = ({ markable }: Cell): boolean => markable;
