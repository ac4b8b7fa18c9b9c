import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

/** Installs and builds what is missing; says what is wrong in plain words and ends the process when it cannot. */
export async function ready() {
  try {
    await ensureInstalled();
    await ensureBuilt();
  } catch (error) {
    console.error(`\n没有完成 · could not be done: ${error.message}`);
    process.exit(1);
  }
}
