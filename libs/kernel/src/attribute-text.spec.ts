import fc from 'fast-check';
import {
  ATTRIBUTES,
  type Attribute,
  type AttributeKind,
  type AttributeValue,
  attributeDefinition,
  isAttribute,
} from './attribute';
import { formatAttribute, parseAttribute, sameValue } from './attribute-text';
import { STAGES } from './stage';
import { isBlank, isNone } from './text';
import { addDays, localDate } from './time';

/** Texts as officers type them, and texts nobody would. */
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'川西来信《》（）()〔〕[]第号Ab12·、，/；\n 　—无'), maxLength: 30 }),
);

const canonical: Record<AttributeKind, (attribute: Attribute) => fc.Arbitrary<AttributeValue>> = {
  stage: () => fc.constantFrom(...STAGES.map(({ code }) => code)),
  date: () => fc.integer({ min: 0, max: 30_000 }).map((days) => addDays(localDate('1990-01-01'), days)),
  money: () => fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  episodes: () =>
    fc.record({ count: fc.integer({ min: 1, max: 1_000_000 }), unit: fc.constantFrom('集' as const, '期' as const) }),
  text: (attribute) => fromText(attribute),
  names: (attribute) => fromText(attribute),
  number: (attribute) => fromText(attribute),
};

/** Values of free text are those that some text is read as. */
function fromText(attribute: Attribute): fc.Arbitrary<AttributeValue> {
  return typed
    .map((text) => parseAttribute(attribute, text))
    .filter((read) => read.ok)
    .map((read) => (read.ok ? read.value : null));
}

describe('cells', () => {
  it.each(ATTRIBUTES.map(({ attribute, kind }) => [attribute, kind] as const))(
    'B-12: %s comes back from its own text (%s)',
    (attribute, kind) =>
      fc.assert(
        fc.property(fc.option(canonical[kind](attribute), { freq: 20 }), (value) => {
          const text = formatAttribute(attribute, value);
          expect(isBlank(text)).toBe(false);
          expect(parseAttribute(attribute, text)).toMatchObject({ ok: true, value });
        }),
        { numRuns: 200 },
      ),
  );

  it.each(ATTRIBUTES.map(({ attribute }) => attribute))('a blank says nothing of %s, 无 takes it away', (attribute) => {
    expect(parseAttribute(attribute, ' 　')).toEqual({ ok: false, code: 'EMPTY', detail: {} });
    for (const none of ['无', '/', '—']) expect(parseAttribute(attribute, none)).toEqual({ ok: true, value: null, notes: [] });
    expect(formatAttribute(attribute, null)).toBe('无');
  });

  it('titles stand without their marks; 《无》 is a title', () => {
    expect(parseAttribute('title', ' 《川西\n来信》 ')).toMatchObject({
      value: '川西 来信',
      notes: [{ code: 'TITLE_MARKS_REMOVED' }],
    });
    expect(parseAttribute('title', '《盐道》之《归途》')).toMatchObject({ value: '《盐道》之《归途》' });
    expect(parseAttribute('title', '《无》')).toMatchObject({ value: '无' });
    expect(formatAttribute('title', '无')).toBe('《无》');
    expect(isNone(formatAttribute('title', '无'))).toBe(false);
  });

  it('notes keep their lines', () => expect(parseAttribute('note', ' 一\r\n二 ')).toMatchObject({ value: '一\n二' }));

  it('numbers of a file are serials in a date column, 万元 in a money column, digits in a number column', () => {
    expect(parseAttribute('firstBroadcastOn', 46_341)).toMatchObject({ value: '2026-11-15' });
    expect(parseAttribute('firstBroadcastOn', 44_879, { date1904: true })).toMatchObject({ value: '2026-11-15' });
    expect(parseAttribute('firstBroadcastOn', { serial: 44_879, date1904: true })).toMatchObject({ value: '2026-11-15' });
    expect(parseAttribute('productionCost', 120.5)).toMatchObject({ value: 120_500_000 });
    expect(parseAttribute('releaseNumber', 1_234_567_890_123_456)).toMatchObject({
      value: { typed: '1234567890123456' },
      notes: [{ code: 'NUMBER_DIGITS_LOST' }],
    });
    expect(parseAttribute('episodes', 12, { episodeUnit: '期' })).toMatchObject({ value: { count: 12, unit: '期' } });
  });

  it('each kind refuses with its own code', () => {
    const codes = (
      [
        ['stage', '杀青'],
        ['firstBroadcastOn', '待定'],
        ['episodes', '0'],
        ['promotionCost', '-1'],
        ['title', '长'.repeat(101)],
        ['note', '长'.repeat(2001)],
        ['writers', '长'.repeat(2001)],
      ] as const
    ).map(([attribute, text]) => parseAttribute(attribute, text));
    expect(codes.map((read) => (read.ok ? 'ok' : read.code))).toEqual([
      'NOT_A_STAGE',
      'NOT_A_DATE',
      'EPISODES_BELOW_ONE',
      'NEGATIVE',
      'TOO_LONG',
      'TOO_LONG',
      'TOO_LONG',
    ]);
  });

  it('a year that is missing is offered from the period', () =>
    expect(parseAttribute('firstBroadcastOn', '11月15日', { year: 2026 })).toMatchObject({ detail: { offered: '2026-11-15' } }));
});

describe('the same value', () => {
  it('numbers compare by their normal form, lists in order, none only with none', () => {
    expect(sameValue('planningNumber', { typed: '(a)', normal: '（A）' }, { typed: '（a）', normal: '（A）' })).toBe(true);
    expect(sameValue('planningNumber', { typed: '1', normal: '1' }, { typed: '1', normal: '01' })).toBe(false);
    expect(sameValue('writers', ['甲', '乙'], ['甲', '乙'])).toBe(true);
    expect(sameValue('writers', ['甲', '乙'], ['乙', '甲'])).toBe(false);
    expect(sameValue('writers', ['甲'], ['甲', '乙'])).toBe(false);
    expect(sameValue('episodes', { count: 12, unit: '集' }, { count: 12, unit: '期' })).toBe(false);
    expect(sameValue('episodes', { count: 12, unit: '集' }, { count: 12, unit: '集' })).toBe(true);
    expect(sameValue('productionCost', 0, null)).toBe(false);
    expect(sameValue('productionCost', null, null)).toBe(true);
    expect(sameValue('stage', 'TOPIC', 'SCRIPT')).toBe(false);
  });

  it('every attribute has a definition', () => {
    expect(ATTRIBUTES.every(({ attribute }) => attributeDefinition(attribute).attribute === attribute)).toBe(true);
    expect(isAttribute('stage') && !isAttribute('colour')).toBe(true);
    expect(() => attributeDefinition('colour' as Attribute)).toThrow('No such attribute');
  });
});
