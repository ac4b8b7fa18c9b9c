import fc from 'fast-check';
import {
  type Attribute,
  ATTRIBUTES,
  attributeDefinition,
  type AttributeValue,
  CATEGORIES,
  formatAttribute,
  type Instant,
  type LocalDate,
  parseAttribute,
  periodId,
  sameValue,
  stagesAllowedFor,
  SUPPORT_LEVELS,
} from '#kernel';
import type { OurSheetInput } from '../our-sheet.write';
import type { SheetContext, SheetProject, Values } from '../reading';

/** A stand-in for the keyed hash of the service: as long as a text and its signature agree, it is ours. */
export const signForTests = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `test-${hash.toString(16)}-${text.length}`;
};

export const PERIOD = periodId('2026-06-H2');
export const UNIT = 'bureau-51';

export const inputOf = (projects: readonly SheetProject[], more: Partial<OurSheetInput> = {}): OurSheetInput => ({
  unit: UNIT,
  unitName: '四川省广播电视局',
  period: PERIOD,
  dueOn: '2026-06-30' as LocalDate,
  revision: 0,
  position: '0000000000000042',
  generatedAt: '2026-06-20T02:00:00.000Z' as Instant,
  projects,
  sign: signForTests,
  ...more,
});

export const contextOf = (projects: readonly SheetProject[], more: Partial<SheetContext> = {}): SheetContext => ({
  unit: UNIT,
  period: PERIOD,
  projects,
  verify: (text, signature) => signForTests(text) === signature,
  ...more,
});

export const projectOf = (number: number, last: Values, more: Partial<SheetProject> = {}): SheetProject => ({
  code: `51-2026-${String(number).padStart(4, '0')}`,
  category: 'VALUES',
  levels: ['PROVINCIAL'],
  last,
  stageSince: last.stage ? ('2026-06-08' as LocalDate) : null,
  ...more,
});

const SAID: Readonly<Record<Attribute, readonly string[]>> = {
  stage: ['拍摄', '剧本开发', '成片上线'],
  title: ['川西来信', '《无》', '百分之0.6', '同名男子', '哎呀妈呀！', '=1+1', '@名', '义渠 戎国', '第2集', '1900'],
  writers: ['张三、李四', 'Ann Lee', '阿来·格桑', '+王', '张　三'],
  directors: ['李导', '王监制、赵监制（总监）'],
  producers: ['钱一', '-', '孙二，周三'],
  bodies: ['北京天马映像影业有限公司', '四川广电（集团）有限公司、成都某某文化传媒有限公司'],
  platforms: ['红果、抖音', '爱奇艺', '腾讯视频/优酷'],
  firstBroadcastOn: ['2026-06-15', '2026年7月1日', '2026.12.31'],
  episodes: ['24集', '12期', '80', '1期'],
  productionCost: ['120', '1,234.56', '0.000001', '35000元', '1.2亿', '8999999999.999999', '0'],
  promotionCost: ['1.005', '20万', '0.07'],
  planningNumber: ['0012345678901234', 'V3101248', '（四川）备字[2026]第003号', '=CMD()'],
  releaseNumber: ['（四川）网微剧审字（2026）第001号', '(七猫)网微剧备字(2025)第01177号'],
  note: ['补拍\n三天', '-1', '“引号”', '_x0041_', '#REF!', "'前导"],
};

/** Any value that the kernel reads from some text and prints so that it reads the same: what a stored fact can hold. */
export function valueArbitrary(attribute: Attribute): fc.Arbitrary<NonNullable<AttributeValue>> {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 });
  const typed = attributeDefinition(attribute).kind;
  const raw = ['text', 'names', 'number'].includes(typed)
    ? fc.oneof(fc.constantFrom(...SAID[attribute]), text)
    : fc.constantFrom(...SAID[attribute]);
  return raw
    .map((each) => parseAttribute(attribute, each))
    .filter((read) => read.ok && read.value !== null && printsItself(attribute, read.value))
    .map((read) => (read.ok ? read.value : null) as NonNullable<AttributeValue>);
}

function printsItself(attribute: Attribute, value: NonNullable<AttributeValue>): boolean {
  const back = parseAttribute(attribute, formatAttribute(attribute, value));
  return back.ok && sameValue(attribute, back.value, value);
}

/** A unit's projects with values at random, some in a draft. */
export const projectsArbitrary = (maxLength = 8): fc.Arbitrary<readonly SheetProject[]> =>
  fc
    .array(projectArbitrary, { maxLength })
    .map((projects) => projects.map((project, index) => ({ ...project, code: `51-2026-${String(index + 1).padStart(4, '0')}` })));

const projectArbitrary: fc.Arbitrary<SheetProject> = fc
  .record({
    category: fc.constantFrom(...CATEGORIES.map(({ code }) => code)),
    levels: fc.subarray(
      SUPPORT_LEVELS.map(({ code }) => code),
      { minLength: 1 },
    ),
    title: valueArbitrary('title'),
    others: valuesArbitrary(),
    drafted: fc.option(valuesArbitrary(), { nil: undefined }),
    stageSince: fc.option(fc.constantFrom('2026-06-08', '2026-05-31'), { nil: null }),
    stage: fc.nat(),
  })
  .map(({ category, levels, title, others, drafted, stageSince, stage }) => {
    const stages = stagesAllowedFor(category);
    const last = { ...others, title, stage: stages[stage % stages.length] } as Values;
    return {
      code: '',
      category,
      levels,
      last,
      stageSince: stageSince as LocalDate | null,
      ...(drafted ? { draft: { values: drafted as Values } } : {}),
    };
  });

function valuesArbitrary(): fc.Arbitrary<Values> {
  const others = ATTRIBUTES.filter(({ attribute }) => attribute !== 'stage' && attribute !== 'title');
  const entries = others.map(({ attribute }) => [attribute, fc.option(valueArbitrary(attribute), { nil: null })] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }) as fc.Arbitrary<Values>;
}
