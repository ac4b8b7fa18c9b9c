import type { AddedSheet } from './marks';
import type { PackageParts } from './package-parts';
import { declarePart, OFFICE, relate } from './relations';
import { lettersOf } from './sheet-cells';
import { appendInside, ATTRIBUTES, attribute, escapeXml, prefixOf } from './xml';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** `_x0041_` in a file means A; a text that looks like this is written with its underscore escaped. */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/gi;

/** Adds a sheet behind the others, so that nothing that counts sheets changes its meaning. Every cell is text (S10). */
export function addSheet(parts: PackageParts, workbook: string, { name, widths, rows }: AddedSheet): string {
  const xml = parts.text(workbook);
  const prefix = prefixOf(xml, 'workbook');
  const sheets = [...xml.matchAll(new RegExp(`<${prefix}sheet\\s${ATTRIBUTES}/?>`, 'g'))].map(([tag]) => tag);
  const names = new Set(sheets.map((tag) => (attribute(tag, 'name') ?? '').toLowerCase()));
  let unique = name;
  for (let number = 2; names.has(unique.toLowerCase()); number += 1) unique = `${name} (${number})`;
  const number = Math.max(0, ...sheets.map((tag) => Number(attribute(tag, 'sheetId') ?? 0))) + 1;
  const part = parts.free((each) => `xl/worksheets/sheet${each}.xml`);
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const lines = rows.map((cells, at) => {
    const written = cells.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${lettersOf(column + 1)}${at + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.replace(ESCAPE_LIKE, '_x005F_'))}</t></is></c>`,
    );
    return `<row r="${at + 1}">${written.join('')}</row>`;
  });
  parts.write(
    part,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      `<cols>${columns}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`,
  );
  declarePart(parts, part, TYPE);
  const id = relate(parts, workbook, 'worksheet', part);
  const tag = `<${prefix}sheet xmlns:r="${OFFICE}" name="${escapeXml(unique)}" sheetId="${number}" r:id="${id}"/>`;
  parts.write(workbook, appendInside(xml, `${prefix}sheets`, tag));
  return unique;
}
