import { Client } from 'pg';
import { testDatabase } from './database';

describe('a test database', () => {
  it('belongs to the application role, which is no superuser, and is gone after drop', async () => {
    const base = await testDatabase();
    const client = new Client({ connectionString: base.url });
    await client.connect();
    await client.query('create schema s; create table s.t (n int); create table u (n int)');
    const { rows } = await client.query(`select current_user as name, current_setting('is_superuser') as super`);
    await client.end();
    await base.drop();

    expect(rows).toEqual([{ name: 'slate', super: 'off' }]);
    await expect(new Client({ connectionString: base.url }).connect()).rejects.toMatchObject({ code: '3D000' });
  });
});
