import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a long step as a child and shows that it lives: a running count of seconds on a terminal, a line every ten
 * seconds elsewhere. What the child says is kept and shown only when it fails. Everything goes to stderr.
 * @param {string} title what people read, Chinese first
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<void>} rejects with `StepFailed`
 */
export async function step(title, command, args, options = {}) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const terminal = process.stderr.isTTY === true;
  const tick = () => process.stderr.write(terminal ? `\r${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`);
  process.stderr.write(terminal ? `${title} …` : `${title} …\n`);
  const ticking = setInterval(tick, terminal ? 1000 : 10_000);
  try {
    const { code, said } = await follow(command, args, options);
    process.stderr.write(terminal ? `\r${title}: ${seconds()} s\n` : `${title}: ${seconds()} s\n`);
    if (code !== 0) throw new StepFailed(title, said);
  } finally {
    clearInterval(ticking);
  }
}

/** A step that ended badly, with what it said. */
export class StepFailed extends Error {
  constructor(title, said) {
    super(`${title}\n${said.trimEnd()}`);
    this.name = 'StepFailed';
  }
}

function follow(command, args, { env = process.env, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    const release = passSignals(child);
    child.once('error', (error) => (release(), reject(error)));
    child.once('close', (code) => (release(), leaving || resolve({ code: code ?? 1, said })));
  });
}

/**
 * Runs a command whose output people should see as it comes.
 * @returns {Promise<number>} its exit code
 */
export function show(command, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    const release = passSignals(child);
    child.once('error', (error) => (release(), reject(error)));
    child.once('close', (code) => (release(), leaving || resolve(code ?? 1)));
  });
}

/** What must be tidied when we are told to stop while a child works. @type {(() => Promise<void>)[]} */
export const beforeLeaving = [];
let leaving = false; // nothing goes on after that

/** Being told to stop while a child works: the child is told, and when it is gone we tidy and leave with the usual code. */
function passSignals(child) {
  const stop = (signal, code) => () => {
    leaving = true;
    child.kill(signal);
    child.once('close', () => void Promise.all(beforeLeaving.map((tidy) => tidy())).finally(() => process.exit(code)));
  };
  const [interrupt, terminate] = [stop('SIGINT', 130), stop('SIGTERM', 143)];
  process.on('SIGINT', interrupt).on('SIGTERM', terminate);
  return () => process.off('SIGINT', interrupt).off('SIGTERM', terminate);
}
