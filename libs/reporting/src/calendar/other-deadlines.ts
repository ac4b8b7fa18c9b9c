import { defineRule, findRule, localDate, type LocalDate } from '#kernel';

/** Who must have sent something by then: those who apply, or the bureaus and central units that pass it on. */
export type DeadlineParty = 'APPLICANT' | 'UNIT';

/** A deadline of another duty; its day counts until 24:00 at +08:00 (Z-8). */
export interface OtherDeadline {
  readonly on: LocalDate;
  readonly party: DeadlineParty;
  readonly zh: string;
  readonly en: string;
  readonly source: string;
  /** The year's own notice is not loaded: the day is that of an earlier one. */
  readonly provisional: boolean;
}

const both = (zh: string, en: string, source: string, applicant: string, unit: string): readonly OtherDeadline[] => [
  { on: localDate(applicant), party: 'APPLICANT', zh: `${zh}申报截止`, en: `${en}: applicants`, source, provisional: false },
  { on: localDate(unit), party: 'UNIT', zh: `${zh}报送截止`, en: `${en}: bureaus and central units`, source, provisional: false },
];

const NOTICE_124 = '广电办发〔2026〕124号 四';
const NOTICE_123 = '广电办发〔2026〕123号 六（一）5';

/** P-04: the support programmes, by the notices of the year. */
const SUPPORT: readonly OtherDeadline[] = [
  ...both('网络视听节目精品创作传播工程', 'Programme 124', NOTICE_124, '2026-06-05', '2026-06-15'),
  ...both('微短剧扶持第一轮', 'Programme 123, round 1', NOTICE_123, '2026-06-05', '2026-06-15'),
  ...both('微短剧扶持第二轮', 'Programme 123, round 2', NOTICE_123, '2026-07-15', '2026-07-31'),
  ...both('微短剧扶持第三轮', 'Programme 123, round 3', NOTICE_123, '2026-09-15', '2026-09-30'),
];

/** Month and day of each quarter's two deadlines. */
type Season = readonly { readonly zh: string; readonly en: string; readonly applicant: string; readonly unit: string }[];

const NOTICE_OF_SELECTION = 2025;

/** the quarterly selection. The notice fixes the windows of its year; until the next one they stand in for later years. */
const SELECTION = defineRule<Season>('quarterly-selection-deadlines', [
  {
    version: '2025',
    from: localDate('2025-01-01'),
    to: null,
    source: '广电办发〔2025〕60号 一、三（二）',
    value: [
      { zh: '第一季度推优', en: 'Selection Q1', applicant: '03-15', unit: '03-31' },
      { zh: '第二季度推优', en: 'Selection Q2', applicant: '06-15', unit: '06-30' },
      { zh: '第三季度推优', en: 'Selection Q3', applicant: '09-15', unit: '09-30' },
      { zh: '第四季度推优', en: 'Selection Q4', applicant: '12-15', unit: '12-31' },
    ],
  },
]);

/** Deadlines of other duties in a year, by day: what makes a half-month's due day a crowded one (P-04, Q-02). */
export function otherDeadlines(year: number): readonly OtherDeadline[] {
  const rule = findRule(SELECTION, localDate(`${year}-01-01`));
  const provisional = year > NOTICE_OF_SELECTION;
  const source = provisional ? `${rule?.source ?? ''}（暂定：${year}年通知未发布）` : (rule?.source ?? '');
  const selection = (rule?.value ?? []).flatMap(({ zh, en, applicant, unit }) =>
    both(zh, en, source, `${year}-${applicant}`, `${year}-${unit}`).map((each) => ({ ...each, provisional })),
  );
  return [...SUPPORT.filter(({ on }) => on.startsWith(`${year}-`)), ...selection].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );
}
