import type { PackageParts } from './package-parts';
import { NotEditable, TONE_FILLS, type Tone } from './marks';
import { appendInside, ATTRIBUTES, prefixOf, withAttribute } from './xml';

const TONES: readonly Tone[] = ['error', 'warning'];

/** Looks of the workbook, and for each that is marked the same one with another fill. */
export class CellStyles {
  private xml: string;
  private readonly prefix: string;
  private readonly looks: string[];
  private readonly made = new Map<string, number>();
  private readonly fills = new Map<Tone, number>();

  /** @throws NotEditable where the workbook has no styles or none of the form that every program writes */
  constructor(
    private readonly parts: PackageParts,
    private readonly part: string,
  ) {
    this.xml = parts.text(part);
    this.prefix = prefixOf(this.xml, 'styleSheet');
    const { prefix } = this;
    this.looks = elements(inside(this.xml, `${prefix}cellXfs`), `${prefix}xf`);
    const fills = elements(inside(this.xml, `${prefix}fills`), `${prefix}fill`).length;
    if (this.looks.length === 0 || fills === 0) throw new NotEditable('styles without looks or fills');
    TONES.forEach((tone, at) => this.fills.set(tone, fills + at));
  }

  /** The number of the look that is this one in the tone's colour. */
  marked(look: number, tone: Tone): number {
    const key = `${look}|${tone}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const base = this.looks[look] ?? this.looks[0] ?? '';
    const [tag = ''] = new RegExp(`^<${ATTRIBUTES}>`).exec(base) ?? [];
    const filled = withAttribute(withAttribute(tag, 'fillId', String(this.fills.get(tone))), 'applyFill', '1');
    const number = this.looks.push(filled + base.slice(tag.length)) - 1;
    this.made.set(key, number);
    return number;
  }

  save(): void {
    if (this.made.size === 0) return;
    const { prefix } = this;
    const fills = TONES.map(
      (tone) =>
        `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="FF${TONE_FILLS[tone]}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`,
    );
    const first = this.looks.length - this.made.size;
    this.xml = counted(
      appendInside(this.xml, `${prefix}fills`, fills.join('')),
      `${prefix}fills`,
      (this.fills.get('error') ?? 0) + 2,
    );
    this.xml = appendInside(this.xml, `${prefix}cellXfs`, this.looks.slice(first).join(''));
    this.parts.write(this.part, counted(this.xml, `${prefix}cellXfs`, this.looks.length));
  }
}

function inside(xml: string, name: string): string {
  const found = new RegExp(`<${name}${ATTRIBUTES}>([\\s\\S]*?)</${name}>`).exec(xml);
  if (!found) throw new NotEditable(`no <${name}>`);
  return found[1] ?? '';
}

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?=[\\s/>])(?:${ATTRIBUTES}/>|${ATTRIBUTES}>[\\s\\S]*?</${name}>)`, 'g'))].map(
    ([each]) => each,
  );

const counted = (xml: string, name: string, count: number): string =>
  xml.replace(new RegExp(`<${name}(?=[\\s>])${ATTRIBUTES}>`), (tag) => withAttribute(tag, 'count', String(count)));
