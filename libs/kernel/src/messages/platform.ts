import { defineMessages } from './message';

/** Codes of the platform itself: commands, conflicts, waiting. */
export const platformMessages = defineMessages({
  NOT_FOUND: { zh: '没有找到', en: 'Not found' },
  FORBIDDEN: { zh: '没有权限（需要：{needs}）', en: 'Not allowed (needs: {needs})' },
  COMMAND_REUSED: {
    zh: '同一命令编号已用于另一内容',
    en: 'The command id was used for something else',
    repair: { zh: '请使用新的命令编号', en: 'Use a new command id' },
  },
  APPEND_TOO_LARGE: { zh: '写入内容过大：{bytes} 字节，上限 {limit}', en: 'Too large to write: {bytes} bytes of {limit}' },
  TOO_MANY_JOBS: {
    zh: '您还有 {open} 项任务没有完成，上限 {limit}',
    en: 'You have {open} jobs that have not ended, of {limit}',
    repair: { zh: '请等待或取消其中一项', en: 'Wait for one of them, or cancel it' },
  },
  JOB_ENDED: { zh: '任务已结束（{state}）', en: 'The job has ended ({state})' },
  JOB_STORING: { zh: '任务正在写入，不能取消', en: 'The job is storing its result and cannot be cancelled' },
  TOO_BUSY: {
    zh: '同时修改的人太多，请稍后再试',
    en: 'Too many are writing here at once',
    repair: { zh: '请稍后重试', en: 'Try again in a moment' },
  },
});
