import { NotEditable } from './marks';

/** Attributes of a tag, quoted either way; a quoted `>` does not end the tag. */
export const ATTRIBUTES = `(?:[^>"']|"[^"]*"|'[^']*')*?`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute; what XML cannot hold is left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_all, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[(name ?? '').toLowerCase()] ?? '';
  });

/** An attribute's value, unescaped; undefined where the tag has none of that name. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : undefined;
}

/** The tag with an attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  const pattern = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  if (pattern.test(tag)) return tag.replace(pattern, (_all, before: string) => `${before}"${escapeXml(value)}"`);
  return tag.replace(/\s*\/?>$/, (end) => ` ${name}="${escapeXml(value)}"${end.trim()}`);
}

/** The prefix of a document's root, `x:` or nothing: what is added speaks the same. */
export function prefixOf(xml: string, root: string): string {
  const found = new RegExp(`<((?:[\\w.-]+:)?)${root}[\\s>]`).exec(xml);
  if (!found) throw new NotEditable(`no <${root}>`);
  return found[1] ?? '';
}

/** Puts something before the end of an element that stands once in the document, also where it was empty. */
export function appendInside(xml: string, name: string, content: string): string {
  const end = xml.lastIndexOf(`</${name}>`);
  if (end >= 0) return xml.slice(0, end) + content + xml.slice(end);
  const empty = new RegExp(`<${name}(${ATTRIBUTES})/>`);
  if (!empty.test(xml)) throw new NotEditable(`no <${name}>`);
  return xml.replace(empty, (_all, rest: string) => `<${name}${rest}>${content}</${name}>`);
}

/** Where the root's own children begin, by local name: elements of that name deeper down do not count. */
export function children(
  xml: string,
  from = 0,
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const tags = new RegExp(
    `<!--[\\s\\S]*?-->|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>|<\\?[\\s\\S]*?\\?>|<(/?)([\\w.:-]+)(${ATTRIBUTES})(/?)>`,
    'g',
  );
  tags.lastIndex = from;
  const found: { name: string; start: number; end: number }[] = [];
  let depth = 0;
  for (let match = tags.exec(xml); match; match = tags.exec(xml)) {
    const [whole, closing, name, , empty] = match;
    if (name === undefined) continue;
    const local = name.replace(/^.*:/, '');
    if (closing === '/') {
      depth -= 1;
      if (depth === 1) (found[found.length - 1] as { end: number }).end = match.index + whole.length;
      continue;
    }
    if (depth === 1) found.push({ name: local, start: match.index, end: match.index + whole.length });
    if (empty !== '/') depth += 1;
  }
  return found;
}
