/** `node test/events/freeze.mjs`: adds new samples to frozen.json; refuses when a frozen one was edited or deleted. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const list = join(folder, 'frozen.json');
const frozen = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
const names = readdirSync(folder)
  .filter((name) => /^[A-Za-z]+\.v\d+\.json$/.test(name))
  .sort();
const hashes = Object.fromEntries(
  names.map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ]),
);
const broken = Object.keys(frozen).filter((name) => hashes[name] !== frozen[name]);
if (broken.length > 0) {
  process.stderr.write(`Edited or deleted, though facts of this shape may be stored: ${broken.join(', ')}\n`);
  process.exitCode = 1;
} else {
  writeFileSync(list, `${JSON.stringify(hashes, null, 2)}\n`);
  process.stdout.write(`${names.length} samples frozen\n`);
}
