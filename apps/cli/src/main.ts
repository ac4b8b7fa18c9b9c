#!/usr/bin/env node
import { cloneOf } from './home';
import type { Io } from './io';
import { run } from './run';

/** Asks on the terminal; the question goes to stderr, so that a pipe gets answers only. */
async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const io: Io = {
  env: process.env,
  cwd: process.cwd(),
  root: cloneOf(__dirname),
  stdout: process.stdout,
  stderr: process.stderr,
  fetch,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  alive,
};

// A reader that goes away (| head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
