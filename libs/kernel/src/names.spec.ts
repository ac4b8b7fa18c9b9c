import fc from 'fast-check';
import { formatNames, parseNames } from './names';
import { cleanText, halfWidth, isBlank, isNone, normaliseTitle } from './text';

const read = (text: string) => {
  const result = parseNames(text);
  return result.ok ? result.value : result.code;
};

describe('names', () => {
  it.each([
    ['张三、李四', ['张三', '李四']],
    ['张三，李四,王五；赵六;钱七/孙八', ['张三', '李四', '王五', '赵六', '钱七', '孙八']],
    ['张三\r\n李四\n', ['张三', '李四']],
    ['张　三、李四', ['张三', '李四']],
    ['张三 李四', ['张三', '李四']],
    ['迪丽热巴·迪力木拉提 张三', ['迪丽热巴·迪力木拉提', '张三']],
    ['阿·来、Ang Lee, John  Smith', ['阿·来', 'Ang Lee', 'John Smith']],
    ['阿•来', ['阿·来']],
    ['张三（导演、监制）、李四', ['张三（导演、监制）', '李四']],
    ['张三（导演、李四', ['张三（导演', '李四']],
    ['四川甲影业有限公司 乙', ['四川甲影业有限公司 乙']],
    ['张三、无、张三', ['张三']],
    ['、、', 'EMPTY'],
    ['', 'EMPTY'],
  ])('%j are %j', (text, names) => expect(read(text)).toEqual(names));

  it('tell what is a guess', () => {
    expect(parseNames('张三 李四')).toMatchObject({ notes: [{ code: 'NAMES_SPLIT_ON_SPACE', level: 'told' }] });
    expect(parseNames('四川甲影业有限公司 乙影业')).toMatchObject({ notes: [{ code: 'NAMES_UNCLEAR', level: 'warning' }] });
    expect(parseNames('张三、张三')).toMatchObject({ notes: [{ code: 'NAMES_REPEATED' }] });
    expect(parseNames('张三、李四')).toMatchObject({ notes: [] });
  });

  it('read from any text come back from their own text', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'张李王四·Ab1 　、，/；\n（）(《》无-') }), (text) => {
        const first = parseNames(text);
        if (!first.ok) return;
        expect(read(formatNames(first.value))).toEqual(first.value);
      }),
      { numRuns: 500 },
    ));
});

describe('text', () => {
  it('knows "none" from blank', () => {
    expect(['无', ' 无 ', '/', '／', '—', '——', 'n/a', '暂无'].every(isNone)).toBe(true);
    expect(['', '无名', '0', '待定'].some(isNone)).toBe(false);
    expect([null, undefined, '', ' 　\n', '\u200b'].every(isBlank)).toBe(true);
    expect(isBlank('无')).toBe(false);
  });

  it('halves full-width forms and cleans what is invisible', () => {
    expect(halfWidth('（２０２６）Ａ　ｂ')).toBe('(2026)A b');
    expect(cleanText('\ufeff 甲\u200b乙\r\n丙 ')).toBe('甲乙\n丙');
  });

  it('D-03: titles match whatever their marks, width, spaces and punctuation', () => {
    const same = ['《川西来信》', '川西来信', ' 川 西 来 信 ', '“川西来信”', '川西·来信'].map(normaliseTitle);
    expect(new Set(same)).toEqual(new Set(['川西来信']));
    expect(normaliseTitle('你变了，我们离婚吧')).toBe(normaliseTitle('你变了,我们离婚吧'));
    expect(normaliseTitle('ＡＢＣ１')).toBe('abc1');
    expect(normaliseTitle('盐道Ⅱ')).toBe(normaliseTitle('盐道II'));
    expect(normaliseTitle('川西来信2')).not.toBe(normaliseTitle('川西来信'));
  });
});
