import type { Actor } from '#access';
import type { Names } from '#kernel';
import { isEnded, type Job, type JobState } from '#platform/jobs';
import type { Person } from '../graphql/project.types';
import { organisationOut } from '../graphql/labels';
import type { JobWords } from './job-kind';

export const JOB_STATE_ZH: Readonly<Record<JobState, string>> = {
  queued: '等待中',
  running: '进行中',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
};

type People = ReadonlyMap<string, { readonly name: string; readonly organisation: string }>;

/** Only one's own jobs are seen; NRTA's managers see that others have some, what they are and how far, and no more. */
export const sees = (actor: Actor, job: Job): boolean => isOwn(actor, job) || actor.may.has('manage');
export const isOwn = (actor: Actor, { owner }: Job): boolean => owner.person === actor.person;

/** A job as the doors show it. What was asked, what came of it and why it failed are its owner's. */
export function jobOut(job: Job, actor: Actor, words: JobWords | undefined, people: People, names: Names) {
  const mine = isOwn(actor, job);
  const { id, kind, state, phase, done, total, cancelling, createdAt, startedAt, endedAt, file, owner } = job;
  const person = people.get(owner.person);
  const by: Person = {
    id: owner.person,
    name: person?.name ?? owner.person,
    organisation: organisationOut(person?.organisation ?? owner.organisation, names),
  };
  return {
    id,
    kind,
    kindZh: words?.zh ?? kind,
    kindEn: words?.en ?? kind,
    state,
    stateZh: JOB_STATE_ZH[state],
    phase,
    phaseZh: phase === null ? null : (words?.phases[phase]?.zh ?? phase),
    phaseEn: phase === null ? null : (words?.phases[phase]?.en ?? phase),
    done,
    total,
    cancelling,
    ended: isEnded(job),
    mine,
    by,
    createdAt,
    startedAt,
    endedAt,
    input: mine ? job.input : null,
    result: mine ? job.result : null,
    problem: mine ? job.failure : null,
    file: mine && file ? { ...file, url: `/api/jobs/${id}/file` } : null,
  };
}

export type JobOut = ReturnType<typeof jobOut>;
