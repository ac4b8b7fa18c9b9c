import { type Parsed, parsed, unparsed } from './parsed';
import { findUnit, UNITS } from './organisation';
import { halfWidth, withoutSpaces } from './text';

/** A project's id for ever, `51-2026-0007`: unit that registered it, year, running number of four digits or more. */
export type ProjectCode = string & { readonly __brand: 'ProjectCode' };

const CODE = /^(\d{2})-(\d{4})-(\d{4,9})$/;

export interface ProjectCodeParts {
  /** Region digits of the registering unit, not of today's. */
  readonly region: string;
  readonly year: number;
  readonly number: number;
}

/** @throws RangeError on a unit that is none of the 32, or a number below 1 */
export function projectCode(unit: string, year: number, number: number): ProjectCode {
  const region = findUnit(unit)?.region ?? UNITS.find((each) => each.region === unit)?.region;
  if (
    !region ||
    !Number.isInteger(year) ||
    year < 1900 ||
    year > 9999 ||
    !Number.isSafeInteger(number) ||
    number < 1 ||
    number > 999_999_999
  ) {
    throw new RangeError(`No project code for ${unit}, ${year}, ${number}`);
  }
  return `${region}-${year}-${String(number).padStart(4, '0')}` as ProjectCode;
}

/** Code NOT_A_PROJECT_CODE; full-width digits and dashes and spaces are read. */
export function parseProjectCode(text: string): Parsed<ProjectCode> {
  const plain = withoutSpaces(halfWidth(text)).replace(/[−–—‐‑]/g, '-');
  if (plain === '') return unparsed('EMPTY');
  return isProjectCode(plain) ? parsed(plain) : unparsed('NOT_A_PROJECT_CODE', { value: text });
}

export function isProjectCode(text: string): text is ProjectCode {
  const match = CODE.exec(text);
  if (!match || !UNITS.some(({ region }) => region === match[1]) || Number(match[2]) < 1900) return false;
  // 00007 and 0007 would be two texts of one number.
  return Number(match[3]) > 0 && String(Number(match[3])).padStart(4, '0') === match[3];
}

export const projectCodeParts = (code: ProjectCode): ProjectCodeParts => {
  const [region = '', year = '', number = ''] = code.split('-');
  return { region, year: Number(year), number: Number(number) };
};
