import type { NewToken, Role } from '#access';
import { NRTA, UNITS } from '#kernel';
import { inventPerson } from './names';
import { Random } from './random';

/** Accounts of the demonstration country: their tokens are public words, so the service then listens on loopback only. */
export function demonstrationAccounts(
  seed: string,
): readonly Required<Pick<NewToken, 'person' | 'name' | 'organisation' | 'role' | 'label' | 'demo' | 'token'>>[] {
  const random = new Random(`${seed}/accounts`);
  const account = (organisation: string, code: string, role: Role, label: string) => ({
    person: `person-demo-${code}-${role}`,
    name: inventPerson(random),
    organisation,
    role,
    label,
    demo: true,
    token: tokenOfDemonstration({ organisation, role }),
  });
  return [
    account(NRTA.id, 'nrta', 'nrta-manager', '总局项目管理'),
    account(NRTA.id, 'nrta', 'analyst', '分析员'),
    ...UNITS.flatMap((unit) => [
      account(unit.id, unit.region, 'bureau-filler', `${unit.short}填报`),
      account(unit.id, unit.region, 'bureau-approver', `${unit.short}审签`),
    ]),
  ];
}

/** Demonstration tokens are known words, `demo-51-filler`: only their hashes are stored, so they are spelled again here. */
export const tokenOfDemonstration = ({ organisation, role }: { readonly organisation: string; readonly role: string }): string =>
  `demo-${organisation.replace('bureau-', '')}-${role.replace('bureau-', '').replace('nrta-', '')}`;
