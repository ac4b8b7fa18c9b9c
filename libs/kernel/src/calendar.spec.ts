import { addWorkingDays, isWorkingDay, lateFrom } from './calendar';
import { localDate } from './time';

const day = localDate;
const table = {
  holidays: ['2026-06-19', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(day),
  workdays: ['2026-09-20', '2026-10-10'].map(day),
  source: 'a calendar for this spec',
};

describe('working days', () => {
  it('are Monday to Friday, without holidays and with worked weekends', () => {
    const worked = ['2026-06-18', '2026-06-19', '2026-06-20', '2026-10-10'].map((date) => isWorkingDay(day(date), table));
    expect(worked).toEqual([true, false, false, true]);
  });

  it('are counted over weekends, holidays and 调休', () => {
    expect(addWorkingDays(day('2026-06-18'), 1, table)).toBe('2026-06-22');
    expect(addWorkingDays(day('2026-09-30'), 2, table)).toBe('2026-10-09');
    expect(addWorkingDays(day('2026-09-30'), 3, table)).toBe('2026-10-10');
    expect(addWorkingDays(day('2026-06-20'), 0, table)).toBe('2026-06-20');
    expect(() => addWorkingDays(day('2026-06-20'), -1, table)).toThrow(RangeError);
  });
});

describe('lateness', () => {
  it('Z-10, example 9: 2026-06-H1 is due on Monday the 15th, the 16th and 17th are grace, the 18th is late', () =>
    expect(lateFrom(day('2026-06-15'), 2, table)).toBe('2026-06-17T16:00:00.000Z'));

  it('Z-8: without grace the due day itself counts until 24:00', () =>
    expect(lateFrom(day('2026-06-15'), 0, table)).toBe('2026-06-15T16:00:00.000Z'));

  it('a due day that is not worked leaves the whole grace after it', () =>
    expect(lateFrom(day('2026-08-15'), 2, table)).toBe('2026-08-18T16:00:00.000Z'));
});
