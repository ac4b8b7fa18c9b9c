import { isOrganisationId, nationScope, organisationKind, unitScope, type OrgScope, type Permission } from '#kernel';

/** The four roles of this door; a token carries one. */
export const ROLES = ['nrta-manager', 'bureau-filler', 'bureau-approver', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

interface RoleRule {
  readonly zh: string;
  readonly en: string;
  readonly may: readonly Permission[];
  /** Whether holders see the nation or their own unit. */
  readonly sees: 'nation' | 'unit';
}

/** I-06 as data: the one table that guards, documents and tests read. */
export const ROLE_RULES: Readonly<Record<Role, RoleRule>> = {
  'nrta-manager': { zh: '总局项目管理', en: 'NRTA programme manager', may: ['manage'], sees: 'nation' },
  'bureau-filler': { zh: '省局填报', en: 'Bureau officer who fills', may: ['fill'], sees: 'unit' },
  'bureau-approver': { zh: '省局审签', en: 'Bureau officer who certifies', may: ['fill', 'certify'], sees: 'unit' },
  analyst: { zh: '分析员', en: 'Analyst, read only', may: [], sees: 'nation' },
};

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** Whether people of an organisation can hold a role: the bureau's two of a bureau, the others of NRTA. */
export const fits = (role: Role, organisation: string): boolean =>
  isOrganisationId(organisation) && organisationKind(organisation) === (ROLE_RULES[role].sees === 'unit' ? 'bureau' : 'nrta');

export const scopeOf = (role: Role, organisation: string): OrgScope =>
  ROLE_RULES[role].sees === 'nation' ? nationScope : unitScope(organisation);
