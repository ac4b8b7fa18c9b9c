import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DataSource } from '#platform/database';

/**
 * Signs what leaves the house and must be known again when it comes back: the hidden sheet of a 填报表. The key is made
 * once per database and never leaves it.
 */
export class SigningKey {
  private constructor(private readonly key: Buffer) {}

  static async open(source: DataSource, name: string): Promise<SigningKey> {
    await source.query('INSERT INTO slate.signing_key (name, key) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
      name,
      randomBytes(32),
    ]);
    const [row] = await source.query<{ key: Buffer }[]>('SELECT key FROM slate.signing_key WHERE name = $1', [name]);
    if (!row) throw new Error(`No signing key ${name}`);
    return new SigningKey(row.key);
  }

  sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('hex');
  }

  /** Takes the same time whatever the signature. */
  verify(text: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
