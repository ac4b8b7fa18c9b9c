import type { ShownClaim } from './operations';

export { attributeName, valueText } from '../../shared/format/values';

type Name = ShownClaim['attribute'];

/** The groups of a project's facts, as the work goes: founding, makers, filing, shooting and its cost, broadcast. */
export const GROUPS = [
  { key: 'founding', attributes: ['title', 'category', 'levels', 'unit', 'sideState', 'stage'] },
  { key: 'makers', attributes: ['bodies', 'writers', 'directors', 'producers'] },
  { key: 'filing', attributes: ['planningNumber', 'releaseNumber'] },
  { key: 'shooting', attributes: ['productionCost', 'promotionCost'] },
  { key: 'broadcast', attributes: ['platforms', 'firstBroadcastOn', 'episodes'] },
  { key: 'rest', attributes: ['note'] },
] as const satisfies readonly { readonly key: string; readonly attributes: readonly Name[] }[];

/** Every attribute a history may be narrowed to, in the order of the groups. */
export const ATTRIBUTE_NAMES: readonly Name[] = GROUPS.flatMap(({ attributes }) => attributes);

/** Side states (J-06) and their tones. */
export const SIDE_STATES = ['ACTIVE', 'PAUSED', 'TERMINATED', 'WITHDRAWN', 'REVOKED'] as const;
export const SIDE_STATE_TONES = { ACTIVE: 'good', PAUSED: 'warn', TERMINATED: 'bad', WITHDRAWN: 'bad', REVOKED: 'bad' } as const;
