import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './problem';
import type { Place } from './place';

/** Random passwords of the two roles: the superuser, used by the launcher alone, and the application's. */
export interface Secrets {
  readonly admin: string;
  readonly app: string;
}

const secretsFile = (place: Place): string => join(place.own, 'secrets.json');

/** The passwords, if they were drawn and are still there. */
export function knownSecrets(place: Place): Secrets | undefined {
  const file = secretsFile(place);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : undefined;
}

/** Reads the passwords, or draws them when the data is yet to be made; the file is readable by its owner alone. */
export function secretsOf(place: Place): Secrets {
  const known = knownSecrets(place);
  if (known !== undefined) return known;
  const file = secretsFile(place);
  if (existsSync(place.dataDir)) {
    throw new EmbeddedPostgresError(
      'PASSWORD_LOST',
      `数据还在（${place.dataDir}），但密码文件 ${file} 不见了`,
      `the data is there (${place.dataDir}), but the password file ${file} is gone`,
      '从备份恢复该文件，或 npm run reset 后重来 · restore the file from a backup, or start afresh with npm run reset',
    );
  }
  const secrets = { admin: randomBytes(24).toString('hex'), app: randomBytes(24).toString('hex') };
  writeFileSync(file, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return secrets;
}
