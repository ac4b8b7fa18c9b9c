import { readFileSync } from 'node:fs';
import { parseGrid, TooMuch } from './parse-grid';
import { Refused } from './refused';

/**
 * Highest resident memory of this program alone. Linux lets `maxRSS` begin with what the starting process had, so its own
 * mark is read; elsewhere `maxRSS` must do.
 */
function peakRssKb(): number {
  try {
    const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (mark !== undefined) return Number(mark);
  } catch {
    // No /proc here.
  }
  return process.resourceUsage().maxRSS;
}

/**
 * The process in which an uploaded workbook is parsed. It gets the bytes on standard input and answers one JSON text on
 * standard output; it has no environment, no arguments and no channel, and its parent kills it when it takes too much.
 */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const grid = await parseGrid(Buffer.concat(chunks));
  process.stdout.write(JSON.stringify({ grid, peakRssKb: peakRssKb() }));
}

main().catch((error: unknown) => {
  const refused = error instanceof Refused ? error.refusal.code : 'WORKBOOK_UNREADABLE';
  const code = error instanceof TooMuch ? error.code : refused;
  process.stdout.write(JSON.stringify({ refusal: { code, detail: error instanceof Error ? error.message : String(error) } }));
});
