import type { Client } from '../client';
import { check, failed, ok, warning, type Check } from '../check';
import { Failure } from '../failure';
import { printable } from '../table';

interface Readiness {
  readonly status?: string;
  readonly group?: Readonly<Record<string, unknown>> | null;
  readonly seeding?: null | { readonly done: number; readonly total: number };
  /** Why the demonstration was not completed. */
  readonly seedingFailed?: string | null;
  readonly processes?: readonly {
    readonly name: string;
    readonly state: string;
    readonly failures: number;
    readonly error: string | null;
  }[];
  /** Why the database did not answer. */
  readonly database?: string;
}

/** What a running service says of itself: ready or not, and a projection that stopped (it never skips, so it never heals by itself). */
export async function service(client: Client, url: string): Promise<readonly Check[]> {
  let answer;
  try {
    answer = await client.look('/health/ready');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [check('service', '服务', 'service', warning(`${url} 没有回答 · no answer`, '运行 npm start · run npm start'))];
  }
  const body = (typeof answer.body === 'object' && answer.body !== null ? answer.body : {}) as Readiness;
  const ready = answer.status === 200;
  return [
    check(
      'service',
      '服务',
      'service',
      ready
        ? ok(`${url} ${body.status ?? 'ready'}`)
        : failed(
            `${url} HTTP ${answer.status} ${body.status ?? ''}`.trim(),
            '看下面各行与服务日志 · see the lines below and the service’s log',
          ),
    ),
    ...(body.group ? [projections(body.group)] : []),
    ...(body.seeding ? [check('seeding', '演示数据', 'demonstration data', seeding(body.seeding))] : []),
    ...(body.seedingFailed
      ? [
          check(
            'seeding.failed',
            '演示数据',
            'demonstration data',
            failed(
              `没有写完：${printable(body.seedingFailed)} · not completed`,
              '重新启动会接着写；npm run reset 后从头开始 · a restart goes on, npm run reset starts afresh',
            ),
          ),
        ]
      : []),
    ...(body.processes ?? []).filter(({ state }) => state === 'failing').map(failing),
    ...(body.database === undefined
      ? []
      : [
          check(
            'service.database',
            '服务的数据库',
            'the service’s database',
            failed(body.database, '看数据库日志，或重启服务 · see the database’s log, or restart the service'),
          ),
        ]),
  ];
}

const failing = ({ name, failures, error }: NonNullable<Readiness['processes']>[number]): Check =>
  check(
    `process.${name}`,
    '自动流程',
    'process',
    failed(
      `${name} ×${failures}：${printable(error)}`,
      '每分钟重试；看服务日志 · tried again every minute; see the service’s log',
    ),
  );

function projections(group: Readonly<Record<string, unknown>>): Check {
  const state = String(group['state'] ?? 'unknown');
  const said = Object.entries(group)
    .filter(([name, value]) => name !== 'state' && value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${printable(value)}`)
    .join(', ');
  const detail = [state, said].filter((part) => part !== '').join('：');
  const looked =
    state === 'failed'
      ? failed(
          detail,
          '汇入停在这一事实上，读到的仍是停下之前的数据；修正该投影后重启，会从停处继续 · reads answer from before this fact; mend the projection and restart, it goes on from where it stopped',
        )
      : state === 'stopped'
        ? failed(detail, '没有进程在汇入：重启服务 · nobody projects: restart the service')
        : ok(detail);
  return check('projections', '读模型', 'read models', looked);
}

const seeding = ({ done, total }: { readonly done: number; readonly total: number }): Pick<Check, 'state' | 'detail'> =>
  ok(`正在生成 ${done}/${total}，完成后开放写入 · being written; writing opens when it is done`);
