import { defineWords } from '../words';
import { reportWords } from '../words/report';

export const words = defineWords(
  'owed',
  {
    ...reportWords.zh,
    others: '还有 {{count}} 期要报：',
    othersLabel: '要报的其他期次',
    dueOn: '{{day}}截止',
    more: '其余见我的任务',
  },
  {
    ...reportWords.en,
    others: 'Also owed ({{count}}):',
    othersLabel: 'Other half-months owed',
    dueOn: 'due {{day}}',
    more: 'The rest under My tasks',
  },
);
