import fc from 'fast-check';
import { parseDate } from './dates';
import { addDays, dateInWords, daysBetween, localDate } from './time';

const dates = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays(localDate('1990-01-01'), days));
const codes = (raw: Parameters<typeof parseDate>[0]) => {
  const read = parseDate(raw);
  return read.ok ? [read.value, ...read.notes.map(({ code }) => code)] : [read.code];
};

describe('dates of cells', () => {
  it.each([
    ['2026-11-15', ['2026-11-15']],
    ['2026.11.15', ['2026-11-15', 'DATE_FORM_READ']],
    ['2026/11/15', ['2026-11-15', 'DATE_FORM_READ']],
    ['2026/1/5', ['2026-01-05', 'DATE_FORM_READ']],
    ['2026年11月15日', ['2026-11-15', 'DATE_FORM_READ']],
    ['2026 年 11 月 15 日', ['2026-11-15', 'DATE_FORM_READ']],
    ['20261115', ['2026-11-15', 'DATE_FORM_READ']],
    ['２０２６．１１．１５', ['2026-11-15', 'DATE_FORM_READ']],
    ['2026－11－15', ['2026-11-15', 'DATE_FORM_READ']],
    ['2026-11-15 00:00:00', ['2026-11-15', 'TIME_DROPPED', 'DATE_FORM_READ']],
    ['2026-11-15T08:30', ['2026-11-15', 'TIME_DROPPED', 'DATE_FORM_READ']],
    ['26.11.15', ['2026-11-15', 'TWO_DIGIT_YEAR']],
    ['2026.11.15-2026.12.01', ['2026-11-15', 'DATE_FORM_READ', 'DATE_RANGE_FIRST']],
    ['2026年11月15日至12月1日', ['2026-11-15', 'DATE_FORM_READ', 'DATE_RANGE_FIRST']],
  ])('read %s', (text, expected) => expect(codes(text)).toEqual(expected));

  it.each([
    ['', 'EMPTY'],
    ['待定', 'NOT_A_DATE'],
    ['120', 'NOT_A_DATE'],
    ['2026-02-29', 'IMPOSSIBLE_DATE'],
    ['2026年13月1日', 'IMPOSSIBLE_DATE'],
    ['20261131', 'IMPOSSIBLE_DATE'],
    ['1026-11-15', 'DATE_OUT_OF_RANGE'],
    ['1989-12-31', 'DATE_OUT_OF_RANGE'],
    ['2026年11月', 'DAY_MISSING'],
    ['2026-11', 'DAY_MISSING'],
    ['11月15日', 'YEAR_MISSING'],
    ['11.15', 'YEAR_MISSING'],
  ])('refuse “%s” as %s', (text, code) => expect(codes(text)).toEqual([code]));

  it('offer the period’s year where there is none', () => {
    expect(parseDate('11月15日', { year: 2026 })).toMatchObject({ code: 'YEAR_MISSING', detail: { offered: '2026-11-15' } });
    expect(parseDate('2月30日', { year: 2026 })).toMatchObject({ detail: { offered: null } });
  });

  it('read serials of both epochs', () => {
    expect(codes({ serial: 46_341, date1904: false })).toEqual(['2026-11-15', 'SERIAL_READ']);
    expect(codes({ serial: 44_879, date1904: true })).toEqual(['2026-11-15', 'SERIAL_READ']);
    expect(codes({ serial: 46_341.75, date1904: false })).toEqual(['2026-11-15', 'SERIAL_READ', 'TIME_DROPPED']);
    expect(codes({ serial: 20_261_115, date1904: false })).toEqual(['2026-11-15', 'DATE_FORM_READ']);
    expect(codes({ serial: 24, date1904: false })).toEqual(['DATE_OUT_OF_RANGE']);
    expect(codes({ serial: -3, date1904: false })).toEqual(['NOT_A_DATE']);
    expect(codes({ serial: Number.NaN, date1904: false })).toEqual(['NOT_A_DATE']);
  });

  it('come back from every shape they are written in', () =>
    fc.assert(
      fc.property(dates, (date) => {
        const [year = '', month = '', day = ''] = date.split('-');
        const shapes = [
          date,
          `${year}.${Number(month)}.${Number(day)}`,
          `${year}/${month}/${day}`,
          dateInWords(date),
          `${year}${month}${day}`,
        ];
        for (const shape of shapes) expect(parseDate(shape)).toMatchObject({ ok: true, value: date });
        const serial = daysBetween(localDate('1900-03-01'), date) + 61;
        expect(parseDate({ serial, date1904: false })).toMatchObject({ value: date });
        expect(parseDate({ serial: serial - 1462, date1904: true })).toMatchObject({ value: date });
      }),
    ));
});
