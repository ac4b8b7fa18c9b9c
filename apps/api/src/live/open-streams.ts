import { Logger } from '@nestjs/common';
import type { Actor, TokenService } from '#access';
import { LiveStream, type Pull } from '#platform/live';
import { unauthenticated, ApiError } from '../graphql/errors';
import type { AuthenticatedRequest } from '../graphql/actor';

/** Streams that one token may hold open. */
export const STREAMS_PER_TOKEN = 8;
/** Streams of one process. */
export const STREAMS = 1_000;
/** How often tokens and slow readers are looked at; with the look itself a revoked token ends within 5 s. */
const LOOK_MS = 2_000;
/** A reader that asks for nothing more for so long is cut off. */
const SLOW_MS = 60_000;
/** How long a connection of one that was cut off may take to end. */
const LEAVE_MS = 10_000;

/** What a subscription field is told: its payload, or the error that ends it (the field throws it). */
export type Told<Field extends string, Payload> = Readonly<Record<Field, Payload | ApiError>>;

/** What a stream is fed from, and what is to be done when its reader has left. */
export interface Source<Payload> {
  readonly next: Pull<Payload>;
  readonly left?: () => void;
}

interface Open {
  readonly hash: string;
  readonly stream: LiveStream<object>;
  /** Ends it with these words. */
  end(why: ApiError): void;
  /** Takes the connection away, where its reader takes nothing any more. */
  cut(): void;
  endedAt: number | null;
}

/**
 * Every stream that is open, whosever it is. One look for all of them ends those whose token was revoked or whose reader
 * is stuck; each is told why. Nothing is kept for a reader that left.
 */
export class OpenStreams {
  private readonly logger = new Logger('streams');
  private readonly all = new Set<Open>();
  private timer: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    private readonly tokens: Pick<TokenService, 'stillLive'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** How many are open. */
  get count(): number {
    return this.all.size;
  }

  /** @throws ApiError UNAUTHENTICATED, TOO_MANY_STREAMS, UNAVAILABLE while the service stops */
  open<Field extends string, Payload>(
    request: AuthenticatedRequest,
    field: Field,
    begin: (actor: Actor) => Source<Payload>,
  ): LiveStream<Told<Field, Payload>> {
    const { actor, tokenHash: hash } = request;
    if (!actor || hash === undefined) throw unauthenticated();
    if (this.closing) throw stopping();
    const own = [...this.all].filter((each) => each.hash === hash).length;
    if (own >= STREAMS_PER_TOKEN || this.all.size >= STREAMS) throw tooMany();
    const { next, left } = begin(actor);
    const told = (payload: Payload | ApiError): Told<Field, Payload> => ({ [field]: payload }) as Told<Field, Payload>;
    const stream = new LiveStream(
      async (signal: AbortSignal) => {
        const payload = await next(signal);
        return payload === undefined ? undefined : told(payload);
      },
      () => {
        left?.();
        this.left(entry);
      },
      this.now,
    );
    const entry: Open = {
      hash,
      stream,
      end: (why) => stream.end(told(why)),
      cut: () => request.socket.destroy(),
      endedAt: null,
    };
    this.all.add(entry);
    this.timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
    return stream;
  }

  /** One look at every open stream. Never rejects. */
  async look(): Promise<void> {
    this.lookAtReaders();
    const hashes = [...new Set([...this.all].map(({ hash }) => hash))];
    try {
      const live = await this.tokens.stillLive(hashes);
      for (const each of this.all) if (hashes.includes(each.hash) && !live.has(each.hash)) this.end(each, unauthenticated());
    } catch (error) {
      this.logger.warn(`tokens of open streams could not be looked at: ${String(error)}`);
    }
  }

  /** Ends all of them, told why; none is opened any more. */
  close(): void {
    this.closing = true;
    for (const each of this.all) this.end(each, stopping());
  }

  private lookAtReaders(): void {
    for (const each of this.all) {
      if (each.endedAt === null && each.stream.idleMs() > SLOW_MS) this.end(each, slow());
      else if (each.endedAt !== null && this.now() - each.endedAt > LEAVE_MS) {
        each.cut();
        void each.stream.return();
      }
    }
  }

  private end(each: Open, why: ApiError): void {
    each.endedAt ??= this.now();
    each.end(why);
  }

  private left(entry: Open): void {
    this.all.delete(entry);
    if (this.all.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

const stopping = (): ApiError =>
  new ApiError('UNAVAILABLE', '服务正在停止，请稍后重新连接', 'The service stops; connect again soon');

const tooMany = (): ApiError =>
  new ApiError(
    'TOO_MANY_STREAMS',
    `同时打开的订阅太多：每个令牌最多 ${STREAMS_PER_TOKEN} 个`,
    `Too many open subscriptions: up to ${STREAMS_PER_TOKEN} for each token`,
  );

const slow = (): ApiError =>
  new ApiError(
    'SLOW_READER',
    '长时间没有接收，连接已断开，请从上次的位置继续',
    'Nothing was taken for long; go on from the last position',
  );
