import { unitOrder } from '#kernel';
import { count, moment, periodText } from '../../shared/format';
import type { Column } from '../../shared/table';
import { LATENESS_TONES, REPORT_TONES, Rule, ruleText, StatusDot } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { reportWords } from '../../shared/words/report';
import type { Waiting } from './operations';
import { words } from './words';

function Unit({ report: { unit } }: Waiting) {
  return <strong>{useEither()(unit.short, unit.en)}</strong>;
}

function Period({ report: { period } }: Waiting) {
  return periodText(period, useLanguage().language);
}

function State({ report: { state, revision } }: Waiting) {
  const say = useWords(words);
  return (
    <>
      <StatusDot tone={REPORT_TONES[state] ?? 'still'}>{say(state)}</StatusDot>{' '}
      <span className="quiet small">{say('revision', { revision: revision ?? 0 })}</span>
    </>
  );
}

function Lateness({ report: { lateness, rule } }: Waiting) {
  const say = useWords(words);
  return (
    <>
      <StatusDot tone={LATENESS_TONES[lateness] ?? 'still'}>{say(lateness)}</StatusDot>{' '}
      <span className="quiet small">
        <Rule rule={rule} />
      </span>
    </>
  );
}

function Changed({ report: { zero, changedCells } }: Waiting) {
  const say = useWords(words);
  return zero === true ? <span className="quiet">{say('zero')}</span> : count(changedCells ?? 0);
}

/** A count that is worth a look only where there is one. */
const few = (number: number) => (number === 0 ? <span className="quiet">–</span> : count(number));

/** Columns of the queue. */
export const COLUMNS: readonly Column<Waiting>[] = [
  {
    key: 'unit',
    zh: '单位',
    en: 'Unit',
    width: 104,
    sticky: true,
    render: (row) => <Unit {...row} />,
    text: ({ report }) => report.unit.short,
    compare: (a, b) => unitOrder(a.report.unit.id) - unitOrder(b.report.unit.id),
  },
  {
    key: 'period',
    zh: '期次',
    en: 'Half-month',
    width: 142,
    render: (row) => <Period {...row} />,
    text: ({ report }) => report.period,
    compare: (a, b) => (a.report.period < b.report.period ? -1 : a.report.period === b.report.period ? 0 : 1),
  },
  {
    key: 'state',
    zh: '状态与稿次',
    en: 'State, revision',
    width: 150,
    render: (row) => <State {...row} />,
    text: ({ report }, either) =>
      `${either(reportWords.zh[report.state], reportWords.en[report.state])} ${report.revision ?? ''}`,
  },
  {
    key: 'sent',
    zh: '报送时间',
    en: 'Sent',
    width: 128,
    render: ({ report }) => (report.lastSubmittedAt === null ? '–' : moment(report.lastSubmittedAt)),
    text: ({ report }) => (report.lastSubmittedAt === null ? '' : moment(report.lastSubmittedAt)),
  },
  {
    key: 'lateness',
    zh: '时限',
    en: 'Deadline',
    width: 152,
    grow: true,
    render: (row) => <Lateness {...row} />,
    text: ({ report: { lateness, rule } }, either) =>
      `${either(reportWords.zh[lateness], reportWords.en[lateness])} ${either(ruleText(rule, 'zh'), ruleText(rule, 'en'))}`,
  },
  {
    key: 'changed',
    zh: '变动格',
    en: 'Changed',
    width: 80,
    align: 'right',
    render: (row) => <Changed {...row} />,
    text: ({ report }) => String(report.changedCells ?? 0),
    compare: (a, b) => (a.report.changedCells ?? 0) - (b.report.changedCells ?? 0),
  },
  {
    key: 'explained',
    zh: '已说明',
    en: 'Reasons',
    width: 72,
    align: 'right',
    render: ({ explained }) => few(explained),
    text: ({ explained }) => String(explained),
  },
  {
    key: 'missing',
    zh: '未列',
    en: 'Missing',
    width: 68,
    align: 'right',
    render: ({ missing }) => few(missing),
    text: ({ missing }) => String(missing),
  },
  {
    key: 'disputed',
    zh: '有争议',
    en: 'Disp.',
    width: 62,
    align: 'right',
    render: ({ disputed }) => few(disputed),
    text: ({ disputed }) => String(disputed),
  },
  {
    key: 'questions',
    zh: '待答复',
    en: 'Asked',
    width: 62,
    align: 'right',
    render: ({ openQuestions }) => few(openQuestions),
    text: ({ openQuestions }) => String(openQuestions),
  },
];
