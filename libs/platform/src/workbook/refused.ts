import type { WorkbookRefusal, WorkbookRefusalCode } from './refusal';

/** Carries a refusal up from inside a stream; never leaves this folder. */
export class Refused extends Error {
  constructor(readonly refusal: WorkbookRefusal) {
    super(`${refusal.code}: ${refusal.detail}`);
  }
}

export const refuse = (code: WorkbookRefusalCode, detail: string): never => {
  throw new Refused({ code, detail });
};
