import type { PackageParts } from './package-parts';
import { declarePart, OFFICE, relate, relationsOf } from './relations';
import { lettersOf } from './sheet-cells';
import { appendInside, ATTRIBUTES, attribute, children, escapeXml, prefixOf } from './xml';

export interface Comment {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const EMPTY_COMMENTS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;
const EMPTY_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>';
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** Children of a worksheet that stand behind `legacyDrawing`; the schema fixes their order. */
const BEHIND = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

/** Adds comments to a sheet. Those that are there stay; where one stands on the same cell, the new words go below it. */
export function addComments(parts: PackageParts, sheet: string, author: string, comments: readonly Comment[]): void {
  if (comments.length === 0) return;
  const relation = relationsOf(parts, sheet).find(({ type }) => type.endsWith('/relationships/comments'));
  const part = relation?.target ?? parts.free((number) => `xl/comments${number}.xml`);
  if (!relation) {
    declarePart(parts, part, COMMENTS_TYPE);
    relate(parts, sheet, 'comments', part);
  }
  const { xml, added } = commented(relation ? parts.text(part) : EMPTY_COMMENTS, author, comments);
  parts.write(part, xml);
  const drawing = drawingOf(parts, sheet);
  parts.write(drawing, withShapes(parts.has(drawing) ? parts.text(drawing) : EMPTY_DRAWING, added));
}

function commented(before: string, author: string, comments: readonly Comment[]) {
  const prefix = prefixOf(before, 'comments');
  const authors = [...before.matchAll(new RegExp(`<${prefix}author(?=[\\s/>])`, 'g'))].length;
  let xml = appendInside(before, `${prefix}authors`, `<${prefix}author>${escapeXml(author)}</${prefix}author>`);
  const added: Comment[] = [];
  const run = (text: string): string =>
    `<${prefix}r><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}r>`;
  const standing = new Map<string, Comment>();
  const made: string[] = [];
  const existing = new RegExp(`<${prefix}comment\\s(${ATTRIBUTES})>`, 'g');
  const references = new Set([...xml.matchAll(existing)].map(([, tag = '']) => attribute(` ${tag}`, 'ref') ?? ''));
  for (const comment of comments) {
    const reference = `${lettersOf(comment.column)}${comment.row}`;
    if (references.has(reference)) standing.set(reference, comment);
    else {
      added.push(comment);
      made.push(
        `<${prefix}comment ref="${reference}" authorId="${authors}"><${prefix}text>${run(comment.text)}</${prefix}text></${prefix}comment>`,
      );
    }
  }
  const whole = new RegExp(`<${prefix}comment\\s${ATTRIBUTES}>[\\s\\S]*?</${prefix}comment>`, 'g');
  xml = xml.replace(whole, (each) => {
    const below = standing.get(attribute(each, 'ref') ?? '');
    if (!below) return each;
    return appendInside(each, `${prefix}text`, run(`\n${below.text}`));
  });
  return { xml: appendInside(xml, `${prefix}commentList`, made.join('')), added };
}

/** The drawing in which the boxes of a sheet's comments stand; made and named in the sheet where there is none. */
function drawingOf(parts: PackageParts, sheet: string): string {
  const xml = parts.text(sheet);
  const prefix = prefixOf(xml, 'worksheet');
  const known = new Map(relationsOf(parts, sheet).map(({ id, target }) => [id, target]));
  const place = children(xml).find(({ name }) => name === 'legacyDrawing');
  if (place) {
    const id = /\s(?:[\w.-]+:)?id\s*=\s*["']([^"']+)["']/.exec(xml.slice(place.start, place.end))?.[1] ?? '';
    const target = known.get(id);
    if (target !== undefined) return target;
  }
  const part = parts.free((number) => `xl/drawings/vmlDrawing${number}.vml`);
  declarePart(parts, part, DRAWING_TYPE);
  const id = relate(parts, sheet, 'vmlDrawing', part);
  const tag = `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${id}"/>`;
  const without = place ? xml.slice(0, place.start) + xml.slice(place.end) : xml;
  const behind = children(without).find(({ name }) => BEHIND.has(name))?.start ?? without.lastIndexOf(`</${prefix}worksheet>`);
  parts.write(sheet, without.slice(0, behind) + tag + without.slice(behind));
  return part;
}

function withShapes(xml: string, comments: readonly Comment[]): string {
  const numbers = [...xml.matchAll(/_x0000_s(\d+)/g)].map(([, number]) => Number(number));
  const first = Math.max(1024, ...numbers) + 1;
  const shapes = comments.map((comment, at) => shape(first + at, comment)).join('');
  const type = xml.includes('_x0000_t202"') ? '' : SHAPE_TYPE;
  return appendInside(xml, 'xml', type + shapes);
}

/** A box beside its cell, shown when the cell is pointed at; as tall as its words need. */
function shape(number: number, { row, column, text }: Comment): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 22)), 0);
  const height = Math.min(12, Math.max(3, lines)) + 1;
  const anchor = [column, 12, Math.max(0, row - 2), 4, column + 4, 12, Math.max(0, row - 2) + height, 4].join(', ');
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;width:220pt;height:${height * 15}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
  );
}
