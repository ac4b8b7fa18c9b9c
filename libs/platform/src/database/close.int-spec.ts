import { testDatabase, type TestDatabase } from '../../../../test/support/database';
import { closePool, createPool } from './index';

describe('a pool that is closed', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('has no connection left when closing answers, also none that was thrown away just before', async () => {
    const lost: Error[] = [];
    const pool = createPool({ url: database.url, size: 6, name: 'closing', onError: (error) => lost.push(error) });
    const clients = await Promise.all(Array.from({ length: 6 }, () => pool.connect()));
    let gone = 0;
    for (const client of clients) client.once('end', () => (gone += 1));
    clients.forEach((client, at) => client.release(at % 2 === 0));
    await closePool(pool);
    expect([gone, lost]).toEqual([6, []]);
  });
});
