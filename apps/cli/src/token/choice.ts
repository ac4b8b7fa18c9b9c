import type { NewToken, TokenChoice } from '#access';
import { organisationShort } from '#kernel';
import { unitArgument } from '../context';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';

/** What `slate token issue` is given, as typed. */
export interface IssueWords {
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly days?: string;
  readonly label?: string;
}

/** A token to be issued, and how many days it is good for. */
export type Wanted = Required<Pick<NewToken, 'person' | 'name' | 'organisation' | 'role' | 'label'>> & { readonly days: number };

const PERSON = /^person-[a-z0-9]+(-[a-z0-9]+)*$/;
const USUAL_DAYS = 365;
const MOST_DAYS = 3_650;
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** I-06: one person, one organisation, one role that fits it. @throws Failure USAGE */
export async function wantedOf({ person, name, unit, role, days, label }: IssueWords): Promise<Wanted> {
  const { fits, isRole, ROLE_RULES, ROLES } = await import('#access');
  const organisation = unitArgument(unit);
  if (!isRole(role))
    throw usage('ROLE', `没有这个角色：${role}，可用 ${ROLES.join('、')}`, `no such role: one of ${ROLES.join(', ')}`);
  if (!fits(role, organisation)) {
    const [zh, en] = ROLE_RULES[role].sees === 'unit' ? ['省局', 'a bureau'] : ['总局（nrta）', 'nrta'];
    throw usage(
      'ROLE_UNIT',
      `角色 ${role} 只属于${zh}，不属于 ${organisation}`,
      `${role} is a role of ${en}, not of ${organisation}`,
    );
  }
  return {
    person: personOf(person),
    name: textOf('name', name, 40),
    organisation,
    role,
    label: textOf('label', label ?? `${organisationShort(organisation)} ${ROLE_RULES[role].zh}`, 100),
    days: daysOf(days),
  };
}

/** A person's id, which is no name: it stands in every fact for ever. @throws Failure USAGE */
export function personOf(text: string): string {
  if (!PERSON.test(text) || text.length > 64) {
    throw usage('PERSON', `人员编号写法有误：${text}，例：person-51-001`, `not a person's id: ${text}, e.g. person-51-001`);
  }
  if (text.startsWith('person-demo-')) {
    throw usage('PERSON', `person-demo-… 留给演示人员：${text}`, `person-demo-… is kept for the demonstration: ${text}`);
  }
  return text;
}

/** Which tokens `slate token revoke` means: by the hash that `token list` shows, or all of a person. @throws Failure USAGE */
export function choiceOf(hash: string | undefined, person: string | undefined): TokenChoice {
  if ((hash === undefined) === (person === undefined)) {
    throw usage(
      'TOKEN',
      '请给出令牌摘要的开头，或 --person，二者取一',
      'give the beginning of a hash, or --person, one of the two',
    );
  }
  if (person !== undefined) return { person: personOf(person) };
  const digits = (hash ?? '').toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(digits)) {
    throw usage(
      'TOKEN',
      '令牌摘要须为 8 位以上十六进制数字，见 slate token list',
      'a hash has 8 or more hexadecimal digits: see slate token list',
    );
  }
  return { hash: digits };
}

function textOf(option: string, text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed !== '' && trimmed.length <= most && !UNPRINTABLE.test(trimmed)) return trimmed;
  throw usage('TEXT', `--${option} 须为 1 至 ${most} 个字`, `--${option} takes 1 to ${most} characters`);
}

function daysOf(text: string | undefined): number {
  if (text === undefined) return USUAL_DAYS;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= MOST_DAYS) return days;
  throw usage('DAYS', `--days 须为 1 至 ${MOST_DAYS}：${text}`, `--days takes 1 to ${MOST_DAYS}: ${text}`);
}

const usage = (code: string, zh: string, en: string): Failure => new Failure(EXIT.USAGE, code, zh, en);
