import { addDays, localDate, type LocalDate } from '#kernel';
import type { YearOfHolidays } from './provisional-year';

const days = (from: string, to: string): LocalDate[] => {
  const list: LocalDate[] = [];
  for (let day = localDate(from); day <= to; day = addDays(day, 1)) list.push(day);
  return list;
};

/** Festival → first and last day off. */
const FESTIVALS = [
  ['元旦', 'New Year', '2026-01-01', '2026-01-03'],
  ['春节', 'Spring Festival', '2026-02-15', '2026-02-23'],
  ['清明节', 'Qingming', '2026-04-04', '2026-04-06'],
  ['劳动节', 'Labour Day', '2026-05-01', '2026-05-05'],
  ['端午节', 'Dragon Boat Festival', '2026-06-19', '2026-06-21'],
  ['中秋节', 'Mid-Autumn Festival', '2026-09-25', '2026-09-27'],
  ['国庆节', 'National Day', '2026-10-01', '2026-10-07'],
] as const;

/** Days off and worked weekends (调休) of 2026, as the State Council gave them. */
export const holidays2026: YearOfHolidays = {
  year: 2026,
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  holidays: FESTIVALS.flatMap(([, , from, to]) => days(from, to)),
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(localDate),
  names: new Map(FESTIVALS.flatMap(([zh, en, from, to]) => days(from, to).map((day) => [day, { zh, en }] as const))),
};
