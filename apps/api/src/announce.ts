import type { EmbeddedPostgres } from '#platform/embedded-postgres';
import type { Place } from './tokens';

interface Announcement {
  readonly place: Place;
  readonly demo: boolean;
  readonly seconds: number;
  readonly postgres: EmbeddedPostgres | null;
}

/** The final block of the start: addresses, accounts, where the data is, how to stop and how to delete (stack 5). */
export function announce({ place, demo, seconds, postgres }: Announcement, say: (line: string) => void): void {
  const { url } = place;
  const lines = [
    '',
    `场记板 Slate ${place.version} 已就绪，用时 ${seconds.toFixed(1)} 秒 · ready`,
    `  首页 home      ${url}/`,
    `  查询 GraphiQL  ${url}/graphiql`,
    `  接口 GraphQL   ${url}/graphql`,
    ...(demo
      ? [
          '  演示令牌 demonstration tokens (loopback only):',
          '    总局 NRTA       demo-nrta-manager',
          '    四川填报 filler  demo-51-filler      四川审签 approver  demo-51-approver',
          '    分析员 analyst  demo-nrta-analyst',
        ]
      : []),
    `  数据 data      ${postgres ? postgres.dataDir : '由 DATABASE_URL 指定 · by DATABASE_URL'}`,
    ...(postgres ? [`  日志 log       ${postgres.logFile}`] : []),
    `  Ctrl-C 停止 stops；npm run reset 清除演示数据 wipes the demonstration`,
    '',
  ];
  lines.forEach(say);
}

/** The demonstration could not be written: the service stays up, and what is there can be worked with. */
export function announceSeedingFailed(reason: string, say: (line: string) => void): void {
  const lines = [
    `演示数据没有写完：${reason}`,
    '  服务照常运行，可以查询和填报；重新启动会接着写，npm run reset 后则从头开始',
    '  The demonstration was not completed. The service stays up, reading and writing are open;',
    '  a restart goes on from where it stopped, npm run reset starts afresh.',
  ];
  lines.forEach(say);
}
