/** What an actor may see (I-06): every read and every write takes one, so an unscoped read does not compile. */
export type OrgScope = { readonly kind: 'nation' } | { readonly kind: 'units'; readonly units: readonly string[] };

export const nationScope: OrgScope = { kind: 'nation' };
export const unitScope = (...units: readonly string[]): OrgScope => ({ kind: 'units', units });
export const covers = (scope: OrgScope, unit: string): boolean => scope.kind === 'nation' || scope.units.includes(unit);
