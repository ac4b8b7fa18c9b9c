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
  TOO_BUSY: {
    zh: '同时修改的人太多，请稍后再试',
    en: 'Too many are writing here at once',
    repair: { zh: '请稍后重试', en: 'Try again in a moment' },
  },
});
