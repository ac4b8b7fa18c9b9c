import { defineWords } from './index';

/** States and timeliness of a report in both languages; the codes are the interface's (B-08, Z-10). */
export const reportWords = defineWords(
  'report',
  {
    NOT_STARTED: '未开始',
    OPENED: '填报中',
    SUBMITTED: '已报送',
    RETURNED: '已退回',
    RESUBMITTED: '已重报',
    ACCEPTED: '已接收',
    CORRECTED: '接收后更正',
    IN_TIME: '按时',
    WITHIN_GRACE: '宽限期内',
    LATE: '迟报',
    OVERDUE: '逾期未报',
    NOT_DUE: '未到期',
  },
  {
    NOT_STARTED: 'Not begun',
    OPENED: 'Being filled',
    SUBMITTED: 'Sent',
    RETURNED: 'Returned',
    RESUBMITTED: 'Sent again',
    ACCEPTED: 'Accepted',
    CORRECTED: 'Corrected after acceptance',
    IN_TIME: 'In time',
    WITHIN_GRACE: 'Within grace',
    LATE: 'Late',
    OVERDUE: 'Overdue',
    NOT_DUE: 'Not due yet',
  },
);
