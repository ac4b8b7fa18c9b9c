import { ATTRIBUTES, categoryOf, formatEpisodes, levelOf, STAGES, stageOf, type StageCode } from '#kernel';
import { periodText, wanYuan } from '../../shared/format';
import { useScreens } from '../../shared/paths';
import type { Column, Either } from '../../shared/table';
import { Money, StatusDot, ToScreen, type Tone } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import type { ListedProject } from './operations';
import { words } from './words';

type Row = ListedProject;
type Read = (row: Row, either: Either) => string | null;

const LAST_STEP = Math.max(...STAGES.map(({ position }) => position));
const WAN = { zh: '万元', en: '10,000 yuan' };
const SIDE_TONES: Readonly<Record<Row['sideState'], Tone>> = {
  ACTIVE: 'good',
  PAUSED: 'warn',
  TERMINATED: 'bad',
  WITHDRAWN: 'still',
  REVOKED: 'bad',
};

const names = (list: readonly string[]): string => list.join('、');
const amount = (value: Row['productionCost']): string | null => (value === null ? null : wanYuan(value));
const stageText: Read = ({ stage }, either) => (stage === null ? null : either(stageOf(stage).zh, stageOf(stage).en));
const disputed: Read = (row, either) =>
  names(ATTRIBUTES.filter(({ attribute }) => row.disputed.includes(attribute)).map(({ zh, en }) => either(zh, en)));
const reportedIn: Read = ({ reportedIn: period }, either) =>
  period === null
    ? either(words.zh.neverReported, words.en.neverReported)
    : either(periodText(period, 'zh'), periodText(period, 'en'));
const episodes: Read = ({ episodes: number, episodeUnit }) =>
  number === null ? null : formatEpisodes({ count: number, unit: episodeUnit === '期' ? '期' : '集' });
const levels: Read = (row, either) => names(row.levels.map((level) => either(levelOf(level).zh, levelOf(level).en)));

function Title({ row }: { readonly row: Row }) {
  const hasPage = useScreens()['project'] !== undefined;
  if (!hasPage) return <span title={row.title}>{row.title}</span>;
  return (
    <ToScreen screen="project" params={{ code: row.code }} className="projects-title">
      {row.title}
    </ToScreen>
  );
}

/** How far it has come, as a bar beside the word. */
function StageCell({ stage }: { readonly stage: StageCode | null }) {
  const either = useEither();
  const say = useWords(words);
  if (stage === null) return <span className="quiet">{say('noStage')}</span>;
  const { zh, en, position } = stageOf(stage);
  return (
    <span className="projects-stage">
      <span className="projects-bar" aria-hidden="true">
        <span style={{ width: `${(position * 100) / LAST_STEP}%` }} />
      </span>
      {either(zh, en)}
    </span>
  );
}

function SideState({ state }: { readonly state: Row['sideState'] }) {
  const say = useWords(words);
  return <StatusDot tone={SIDE_TONES[state]}>{say(state)}</StatusDot>;
}

function Disputed({ row }: { readonly row: Row }) {
  const shown = disputed(row, useEither());
  if (shown === null || shown === '') return <span className="quiet">–</span>;
  return (
    <span title={shown}>
      <StatusDot tone="violet">{shown}</StatusDot>
    </span>
  );
}

/** A text; a long one says all of itself on hovering. */
function Text({ row, read, long }: { readonly row: Row; readonly read: Read; readonly long: boolean }) {
  const shown = read(row, useEither());
  if (shown === null || shown === '') return <span className="quiet">–</span>;
  return long ? <span title={shown}>{shown}</span> : <>{shown}</>;
}

/** A column that shows what it is copied as. */
const column = (
  key: string,
  [zh, en]: readonly [string, string],
  width: number,
  read: Read,
  more: Partial<Column<Row>> = {},
): Column<Row> => ({
  key,
  zh,
  en,
  width,
  render: (row) => <Text row={row} read={read} long={width >= 140} />,
  text: (row, either) => read(row, either) ?? '',
  ...more,
});
const sorts = { sortable: true } as const;
const hidden = { shown: false } as const;
const money = { unit: WAN, align: 'right', sortable: true } as const;

/** What the list can show; keys are those of the export, so that a file holds what is shown. */
export const COLUMNS: readonly Column<Row>[] = [
  column('title', ['名称/主题', 'Title or theme'], 180, ({ title }) => title, {
    ...sorts,
    grow: true,
    sticky: true,
    render: (row) => <Title row={row} />,
  }),
  column('project', ['项目编号', 'Project code'], 120, ({ code }) => code, {
    ...sorts,
    render: ({ code }) => <span className="mono">{code}</span>,
  }),
  column('unit', ['单位', 'Unit'], 88, ({ unit }, either) => either(unit.short, unit.en), sorts),
  column(
    'category',
    ['类别', 'Batch'],
    96,
    (row, either) => either(categoryOf(row.category).short, categoryOf(row.category).en),
    sorts,
  ),
  column('stage', ['进展阶段', 'Stage'], 144, stageText, { ...sorts, render: ({ stage }) => <StageCell stage={stage} /> }),
  column('stageSince', ['阶段起始', 'In stage since'], 120, ({ stageSince }) => stageSince, { ...sorts, ...hidden }),
  column('sideState', ['状态', 'State'], 96, ({ sideState }, either) => either(words.zh[sideState], words.en[sideState]), {
    render: ({ sideState }) => <SideState state={sideState} />,
  }),
  column('productionCost', ['制作成本', 'Production cost'], 136, ({ productionCost }) => amount(productionCost), {
    ...money,
    render: ({ productionCost }) => <Money amount={productionCost} unit={false} />,
  }),
  column('promotionCost', ['推广费用', 'Promotion cost'], 136, ({ promotionCost }) => amount(promotionCost), {
    ...money,
    ...hidden,
    render: ({ promotionCost }) => <Money amount={promotionCost} unit={false} />,
  }),
  column('reportedIn', ['最近报送', 'Last reported'], 152, reportedIn, sorts),
  column('disputed', ['争议', 'Disputed'], 104, disputed, { render: (row) => <Disputed row={row} /> }),
  column('firstBroadcastOn', ['播出日期', 'First broadcast'], 120, (row) => row.firstBroadcastOn, { ...sorts, ...hidden }),
  column('episodes', ['集数/期数', 'Episodes'], 96, episodes, { align: 'right', ...hidden }),
  column('levels', ['扶持层级', 'Support level'], 120, levels, hidden),
  column('bodies', ['出品机构', 'Producing bodies'], 200, ({ bodies }) => names(bodies), hidden),
  column('platforms', ['播出平台', 'Platforms'], 140, ({ platforms }) => names(platforms), hidden),
  column('planningNumber', ['规划立项备案号', 'Planning number'], 220, (row) => row.planningNumber, hidden),
  column('releaseNumber', ['上线备案号/发行许可证号', 'Release number'], 220, (row) => row.releaseNumber, hidden),
  column('registeredOn', ['登记日期', 'Registered on'], 120, (row) => row.registeredOn, { ...sorts, ...hidden }),
  column('note', ['备注', 'Note'], 200, ({ note }) => note, hidden),
];

/** Sort keys of the server by column. */
export const ORDERS = {
  title: 'TITLE',
  project: 'CODE',
  unit: 'UNIT',
  category: 'CATEGORY',
  stage: 'STAGE',
  stageSince: 'STAGE_SINCE',
  productionCost: 'PRODUCTION_COST',
  promotionCost: 'PROMOTION_COST',
  reportedIn: 'REPORTED_IN',
  firstBroadcastOn: 'FIRST_BROADCAST_ON',
  registeredOn: 'REGISTERED_ON',
} as const;
