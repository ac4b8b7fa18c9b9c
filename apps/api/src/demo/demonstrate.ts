import type { INestApplicationContext } from '@nestjs/common';
import type { NewToken } from '#access';
import { localDate, shanghaiDateOf } from '#kernel';
import type { Runtime } from '../runtime';
import { demonstrationAccounts } from './accounts';
import { actsOf } from './acts';
import { inventCountry } from './country';
import { Desk } from './desk';
import { advanceMark, beginMark, endMark, markOf } from './mark';
import type { Seeding } from './seeding';

/** The one seed of the demonstration country. */
export const SEED = 'slate';

interface Demonstration {
  readonly app: INestApplicationContext;
  readonly runtime: Runtime;
  readonly seeding: Seeding;
  /** Shanghai date the country ends at; today if absent. */
  readonly today?: string | undefined;
  /** Words the country is drawn from; the one seed if absent. */
  readonly seed?: string;
  readonly say: (line: string) => void;
}

/**
 * Writes the invented country into an empty store, through the real commands with the clock set to each act's own moment.
 * A store that is in use already is left alone and gets no tokens, since they are public words; one whose seeding was cut
 * off is completed, since every command has an id that follows from what it does.
 */
export async function demonstrate({ app, runtime, seeding, today, seed = SEED, say }: Demonstration): Promise<void> {
  const mark = await markOf(runtime);
  if (mark === 'foreign') {
    say('库中已有正式数据或令牌：不写演示数据，不发演示令牌 · the store is in use: no demonstration and no tokens of it');
    return seeding.open();
  }
  const accounts = demonstrationAccounts(SEED);
  const issue = async (): Promise<void> => {
    for (const account of accounts) await runtime.tokens.issue(account satisfies NewToken);
  };
  if (mark === 'done') {
    await issue();
    return seeding.open();
  }
  const day = mark?.day ?? localDate(today ?? shanghaiDateOf(runtime.clock.now()));
  // The mark first: a token of the demonstration is never in a store without it.
  await beginMark(runtime, day);
  await issue();
  const country = inventCountry(seed, day);
  const acts = actsOf(country, day);
  const started = performance.now();
  say(`正在写入演示数据（${acts.length} 步），可以先查看 · writing the demonstration country, reading is open`);
  const desk = new Desk(app, runtime.reads, accounts, SEED, country);
  const past = mark?.acts ?? 0;
  const finished = await seeding.during(
    acts.map((act, index) => ({
      lane: act.lane,
      ...(act.alsoLane === undefined ? {} : { alsoLane: act.alsoLane }),
      prepare: async () => {
        if (index >= past) await runtime.clock.at(act.at, async () => act.prepare?.(desk, mark !== null));
      },
      run: async () => {
        if (index < past) await act.recall?.(desk);
        else await runtime.clock.at(act.at, () => act.run(desk, mark !== null));
      },
    })),
    (done) => (done > past ? advanceMark(runtime, done) : Promise.resolve()),
  );
  if (!finished) return;
  await endMark(runtime);
  say(`演示数据已写入，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒，可以填报 · done, writing is open`);
}
