import { type Claim, type Claims, type LocalDate, normaliseTitle, segments, type Segment, timeline } from '#kernel';
import type { SideState } from '../events';
import type { OfficialAct, ProjectFile } from '../project-file';

/** D-03: by what two entries may be one work. A title alone is none of them (D-04). */
export type ShareKind = 'PLANNING_NUMBER' | 'RELEASE_NUMBER' | 'TITLE_AND_BODY';

/** One project under one shared thing, from a day to a day. */
export interface ShareStretch {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly unit: string;
  readonly title: string;
  readonly sideState: SideState;
  readonly written: string;
  /** Claims it rests on, and the highest position among them. */
  readonly claims: readonly string[];
  readonly learned: number;
}

export interface Shares {
  readonly stretches: readonly ShareStretch[];
}

/** Long enough to tell works apart, short enough for an index. */
const KEY_LENGTH = 80;
/** "待批" and its like are words and no numbers: nobody shares a work by them. */
const isNumber = (text: string): boolean => /\d/.test(text);

/**
 * What a project could share with another, as reported, by key: its numbers in their normal form (N-06), and its title
 * with each of its producing bodies. Only recorded facts are here, so drafts are not. A project that is not registered
 * yet has none; a handed-over one stands under its own code whatever unit it is of, and is no duplicate of itself.
 */
export function sharesOf(file: ProjectFile): Readonly<Record<string, Shares>> {
  const { registeredOn } = file;
  if (registeredOn === null) return {};
  const tracks = tracksOf(file);
  const all = [...tracks.title, ...tracks.bodies, ...tracks.planning, ...tracks.release, ...tracks.unit, ...tracks.side];
  const days = [...new Set([registeredOn, ...all.map(({ from }) => from).filter((from) => from > registeredOn)])].sort();
  const found: Record<string, ShareStretch[]> = {};
  days.forEach((from, at) => {
    const standing = {
      from,
      to: days[at + 1] ?? null,
      unit: String(on(tracks.unit, from)?.value ?? file.unit),
      title: String(on(tracks.title, from)?.value ?? ''),
      sideState: (on(tracks.side, from)?.value ?? 'ACTIVE') as SideState,
    };
    for (const { key, written, claims } of keysOn(tracks, from)) {
      const learned = Math.max(...claims.map(({ position }) => position));
      append((found[key] ??= []), { ...standing, written, claims: claims.map(({ id }) => id), learned });
    }
  });
  return Object.fromEntries(Object.entries(found).map(([key, stretches]) => [key, { stretches }]));
}

export const kindOfShare = (key: string): ShareKind => key.slice(0, key.indexOf(':')) as ShareKind;

type Track<Fact> = readonly Segment<Fact>[];
interface Tracks {
  readonly title: Track<Claim>;
  readonly bodies: Track<Claim>;
  readonly planning: Track<Claim>;
  readonly release: Track<Claim>;
  readonly unit: Track<OfficialAct>;
  readonly side: Track<OfficialAct>;
}

function tracksOf({ claims, acts }: ProjectFile): Tracks {
  const claimed = (attribute: Claim['attribute']): Track<Claim> => segments(claims, attribute, 'reported');
  const official = (attribute: OfficialAct['attribute']): Track<OfficialAct> =>
    timeline(acts.filter((act) => act.attribute === attribute));
  return {
    title: claimed('title'),
    bodies: claimed('bodies'),
    planning: claimed('planningNumber'),
    release: claimed('releaseNumber'),
    unit: official('unit'),
    side: official('sideState'),
  };
}

const on = <Fact>(track: Track<Fact>, day: LocalDate): Fact | undefined =>
  track.find(({ from, to }) => from <= day && (to === null || day < to))?.fact;

interface Share {
  readonly key: string;
  readonly written: string;
  readonly claims: Claims;
}

function keysOn({ title, bodies, planning, release }: Tracks, day: LocalDate): readonly Share[] {
  const number = (kind: ShareKind, claim: Claim | undefined): readonly Share[] => {
    const value = (claim?.value ?? null) as { readonly typed: string; readonly normal: string } | null;
    if (!claim || !value || !isNumber(value.normal)) return [];
    return [{ key: `${kind}:${value.normal}`, written: value.typed, claims: [claim] }];
  };
  return [
    ...number('PLANNING_NUMBER', on(planning, day)),
    ...number('RELEASE_NUMBER', on(release, day)),
    ...titleAndBody(on(title, day), on(bodies, day)),
  ];
}

function titleAndBody(title: Claim | undefined, bodies: Claim | undefined): readonly Share[] {
  const name = keyText(String(title?.value ?? ''));
  if (!title || !bodies || name === '') return [];
  const found = ((bodies.value ?? []) as readonly string[])
    .map((body) => ({ body, normal: keyText(body) }))
    .filter(({ normal }, at, all) => normal !== '' && all.findIndex((each) => each.normal === normal) === at);
  return found.map(({ body, normal }) => ({
    key: `TITLE_AND_BODY:${name}/${normal}`,
    written: `${String(title.value)} · ${body}`,
    claims: [title, bodies],
  }));
}

const keyText = (text: string): string => [...normaliseTitle(text)].slice(0, KEY_LENGTH).join('');

/** A stretch that only continues the one before is one with it. */
function append(stretches: ShareStretch[], next: ShareStretch): void {
  const last = stretches.at(-1);
  const goes =
    last && last.to === next.from && JSON.stringify({ ...next, from: last.from, to: last.to }) === JSON.stringify(last);
  if (goes) stretches[stretches.length - 1] = { ...last, to: next.to };
  else stretches.push(next);
}
