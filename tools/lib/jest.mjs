import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';
import { show } from './step.mjs';

/**
 * Runs one Jest project, its output streaming, and counts.
 * @param {'unit' | 'integration'} project
 * @param {import('./report.mjs').Report} report takes what the machine could not run
 * @returns {Promise<{ passed: number, failed: number }>} a file that could not be loaded counts as one failure
 */
export async function jest(project, report) {
  const folder = mkdtempSync(join(tmpdir(), 'slate-jest-'));
  try {
    const [results, notRun] = [join(folder, 'results.json'), join(folder, 'not-run.jsonl')];
    // Unit tests wait for nothing: every core. The others wait for databases and browsers, which need a core themselves;
    // two at once is still quicker than one on the smallest machine.
    const workers = project === 'unit' ? '100%' : String(Math.max(2, availableParallelism() - 1));
    const options = [
      '--selectProjects',
      project,
      `--maxWorkers=${workers}`,
      '--json',
      `--outputFile=${results}`,
      '--passWithNoTests',
    ];
    const env = { ...process.env, SLATE_NOT_RUN: notRun, NODE_ENV: 'test' };
    const code = await show(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...options], { env });
    const excused = existsSync(notRun)
      ? readFileSync(notRun, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
    for (const { what, remedy } of excused) report.notRun.set(what, remedy);
    return count(JSON.parse(readFileSync(results, 'utf8')), code, excused.length > 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A skipped test nobody excused is a failure, and so is a bad exit that no number explains. */
function count(result, code, excused) {
  const skipped = excused ? 0 : result.numPendingTests + result.numTodoTests;
  if (skipped > 0) console.log(`${skipped} skipped tests without a reason`);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + skipped;
  return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}
