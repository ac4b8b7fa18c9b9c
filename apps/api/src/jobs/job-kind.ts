import type { Actor } from '#access';
import type { JobRun } from '#platform/jobs';

/** Words of a kind and of its steps, for people. */
export interface JobWords {
  readonly zh: string;
  readonly en: string;
  readonly phases: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

/** A kind of job as this door starts it. */
export interface ApiJobKind extends JobWords {
  readonly name: string;
  /** What is asked, checked and in one form; also whether this actor may ask it. @throws Problem, ApiError */
  check(actor: Actor, input: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Does it as the actor the token stands for then; answers the result. */
  run(run: JobRun, actor: Actor): Promise<unknown>;
}
