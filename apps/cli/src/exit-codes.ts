/** What a script may rely on; `slate --help` prints the same table. */
export const EXIT = {
  DONE: 0,
  UNEXPECTED: 1,
  USAGE: 2,
  REFUSED: 3,
  NOT_AUTHORISED: 4,
  UNREACHABLE: 5,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Words of each exit code, Chinese first. */
export const EXIT_WORDS: readonly (readonly [ExitCode, string, string])[] = [
  [EXIT.DONE, '完成', 'done'],
  [EXIT.UNEXPECTED, '意外错误', 'unexpected error'],
  [EXIT.USAGE, '用法有误', 'wrong usage'],
  [EXIT.REFUSED, '有问题待处理，或被拒绝', 'findings stand in the way, or refused'],
  [EXIT.NOT_AUTHORISED, '未授权', 'not authorised'],
  [EXIT.UNREACHABLE, '服务连不上或尚未就绪', 'server not reachable or not ready'],
];
