import { posix } from 'node:path';
import type { PackageParts } from './package-parts';
import { appendInside, ATTRIBUTES, attribute, escapeXml, prefixOf } from './xml';

export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

const relationsPart = (part: string): string => `${posix.dirname(part)}/_rels/${posix.basename(part)}.rels`;

export function relationsOf(parts: PackageParts, part: string): readonly Relation[] {
  const name = relationsPart(part);
  if (!parts.has(name)) return [];
  return [...parts.text(name).matchAll(new RegExp(`<(?:[\\w.-]+:)?Relationship\\s${ATTRIBUTES}/?>`, 'g'))].map(([tag]) => {
    const target = attribute(tag, 'Target') ?? '';
    const whole = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
    return { id: attribute(tag, 'Id') ?? '', type: attribute(tag, 'Type') ?? '', target: whole };
  });
}

/** Relates a part to another one; answers the relation's id. */
export function relate(parts: PackageParts, part: string, type: string, target: string): string {
  const name = relationsPart(part);
  const xml = parts.has(name) ? parts.text(name) : EMPTY;
  const taken = new Set(relationsOf(parts, part).map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) number += 1;
  const prefix = prefixOf(xml, 'Relationships');
  const tag = `<${prefix}Relationship Id="rId${number}" Type="${OFFICE}/${type}" Target="/${escapeXml(target)}"/>`;
  parts.write(name, appendInside(xml, `${prefix}Relationships`, tag));
  return `rId${number}`;
}

const TYPES = '[Content_Types].xml';

/** Says what a part is. */
export function declarePart(parts: PackageParts, name: string, type: string): void {
  const xml = parts.text(TYPES);
  const prefix = prefixOf(xml, 'Types');
  parts.write(
    TYPES,
    appendInside(xml, `${prefix}Types`, `<${prefix}Override PartName="/${escapeXml(name)}" ContentType="${type}"/>`),
  );
}
