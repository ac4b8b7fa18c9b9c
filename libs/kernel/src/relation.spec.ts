import { tableOf } from './relation';
import { projectRelation, relations } from './relations';

describe('relations', () => {
  it('each stands alone: one name, one table', () => {
    expect(relations.length).toBeGreaterThanOrEqual(3);
    for (const column of ['name', 'table'] as const)
      expect(new Set(relations.map((each) => each[column])).size).toBe(relations.length);
  });

  it.each(relations.map((each) => [each.name, each] as const))(
    '%s: key and owner are fields of it',
    (_, { fields, key, owner }) => {
      expect(key.length).toBeGreaterThan(0);
      for (const field of [...key, ...(owner === null ? [] : [owner])]) expect(Object.keys(fields)).toContain(field);
    },
  );

  it('the runner’s own columns are nobody’s field', () => {
    const taken = ['effectiveFrom', 'effectiveTo', 'knownFrom', 'knownTo'];
    expect(relations.flatMap(({ fields }) => Object.keys(fields)).filter((field) => taken.includes(field))).toEqual([]);
  });

  it('are held by a table with one column per field', () =>
    expect(tableOf(projectRelation, [['unit']])).toMatchObject({
      name: 'project_state',
      effective: true,
      indexes: [['unit']],
      columns: { project: 'text', stage: 'text', stageSince: 'date', productionCost: 'money', writers: 'json', claims: 'json' },
    }));
});
