import { addDays, localDate, type HolidayTable, type LocalDate } from '#kernel';

const days = (from: string, to: string): LocalDate[] => {
  const list: LocalDate[] = [];
  for (let day = localDate(from); day <= to; day = addDays(day, 1)) list.push(day);
  return list;
};

/** Days off and worked weekends (调休) of 2026, as the State Council gave them. */
export const holidays2026: HolidayTable & { readonly year: number } = {
  year: 2026,
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  holidays: [
    ...days('2026-01-01', '2026-01-03'), // 元旦
    ...days('2026-02-15', '2026-02-23'), // 春节
    ...days('2026-04-04', '2026-04-06'), // 清明节
    ...days('2026-05-01', '2026-05-05'), // 劳动节
    ...days('2026-06-19', '2026-06-21'), // 端午节
    ...days('2026-09-25', '2026-09-27'), // 中秋节
    ...days('2026-10-01', '2026-10-07'), // 国庆节
  ],
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(localDate),
};
