import type { OnModuleInit } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Clock } from '#platform/clock';
import type { DataSource } from '#platform/database';
import { Problem } from '../http/problem';
import { idempotencyRows, UNFINISHED, type IdempotencyRows } from './idempotency.table';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A first request that died leaves its key behind; after this long it may be tried again, milliseconds. */
const ABANDONED_MS = 120_000;
const KEPT_MS = 7 * 86_400_000;

/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): same key and body, same answer; another body 422;
 * still under way 409; absent where required 400. What happened meanwhile is never done twice.
 */
export class Idempotency implements OnModuleInit {
  private readonly rows: IdempotencyRows;

  constructor(
    source: DataSource,
    private readonly clock: Clock,
  ) {
    this.rows = idempotencyRows(source);
  }

  /**
   * Requests that died with the process before this one may be sent again at once: their command ids make a repeat the
   * same success. So does it for a request that another process still works on and that is released here with them.
   */
  async onModuleInit(): Promise<void> {
    await this.rows.delete(UNFINISHED);
  }

  async once(
    person: string,
    key: string | undefined,
    body: Buffer | string,
    work: (commandId: string) => Promise<Answer>,
  ): Promise<Answer> {
    if (key === undefined || !/^[\x21-\x7e]{8,128}$/.test(key)) {
      throw new Problem(
        400,
        'IDEMPOTENCY_KEY',
        '请带 Idempotency-Key 请求头（8–128 个字符）',
        'Send an Idempotency-Key header of 8 to 128 characters',
      );
    }
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const claimed = await this.claim(person, key, bodyHash);
    if ('status' in claimed) return claimed;
    // Only while the key is still this request's: another may have taken it over meanwhile.
    const mine = { person, key, createdAt: claimed.since };
    try {
      const answer = await work(commandIdOf(person, key));
      await this.rows.update(mine, { status: answer.status, answer: JSON.stringify(answer.body) });
      return answer;
    } catch (error) {
      // Nothing was done: the same key may be used for the repaired request.
      await this.rows.delete(mine);
      throw error;
    }
  }

  private async claim(person: string, key: string, bodyHash: string): Promise<Answer | { readonly since: Date }> {
    const now = new Date(this.clock.now());
    const inserted = await this.rows
      .createQueryBuilder()
      .insert()
      .values({ person, key, bodyHash, status: null, answer: null, createdAt: now })
      .orIgnore()
      .returning('key')
      .execute();
    if ((inserted.raw as unknown[]).length > 0) {
      await this.rows
        .createQueryBuilder()
        .delete()
        .where('created_at < :old', { old: new Date(now.getTime() - KEPT_MS) })
        .execute();
      return { since: now };
    }
    const row = await this.rows.findOneByOrFail({ person, key });
    if (row.bodyHash !== bodyHash) {
      throw new Problem(
        422,
        'IDEMPOTENCY_KEY_REUSED',
        '同一 Idempotency-Key 已用于另一内容',
        'That Idempotency-Key was used with another body',
      );
    }
    if (row.status !== null) return { status: row.status, body: JSON.parse(row.answer ?? 'null') as unknown };
    if (now.getTime() - row.createdAt.getTime() < ABANDONED_MS) {
      throw new Problem(409, 'IN_PROGRESS', '同一请求正在处理', 'The same request is still under way');
    }
    const { affected } = await this.rows.update({ person, key, createdAt: row.createdAt }, { createdAt: now });
    if (affected === 1) return { since: now };
    throw new Problem(409, 'IN_PROGRESS', '同一请求正在处理', 'The same request is still under way');
  }
}

/** The command id follows from who asked and the key, so that a repeat after a crash is the same command. */
export const commandIdOf = (person: string, key: string): string =>
  `cmd-${createHash('sha256').update(`${person}\n${key}`).digest('hex').slice(0, 32)}`;
