import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { EXIT_WORDS } from '../../apps/cli/src/exit-codes';
import { MESSAGE_PARTS } from '../../libs/kernel/src';
import { root } from './cruise';
import { literalsOf } from './literals';

const page = readFileSync(join(root, 'docs/api.md'), 'utf8');
const rows = (text: string): [string, string][] =>
  [...text.matchAll(/^\| `([^`]+)`\s*\| (.*?)\s*\|$/gm)].map(([, code = '', words = '']) => [code, words.replaceAll('\\|', '|')]);
const section = (heading: string): string => page.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';

describe('the page of the doors', () => {
  it('lists every code of the message catalogue in the words of the catalogue', () => {
    const all = Object.values(MESSAGE_PARTS).flatMap((part) =>
      Object.entries<{ zh: string; en: string }>(part).map(([code, { zh, en }]) => [code, `${zh} · ${en}`]),
    );
    expect(rows(section('Codes of `userErrors`'))).toEqual(all);
  });

  it('lists every code of extensions.code', () => {
    const { ApiCode = [] } = literalsOf([['apps/api/src/graphql/errors.ts', 'ApiCode']]);
    expect(ApiCode.length).toBeGreaterThan(8);
    expect(rows(section('Codes of `extensions')).map(([code]) => code)).toEqual(ApiCode);
  });

  it('lists every exit code of the command line', () => {
    expect(rows(section('Exit codes'))).toEqual(EXIT_WORDS.map(([code, zh, en]) => [String(code), `${zh} · ${en}`]));
  });
});

describe('the SDL', () => {
  const types = Object.values(buildSchema(readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8')).getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  const ROOTS = ['Query', 'Mutation', 'Subscription'];

  it('describes every type, field, argument and enum value', () => {
    const bare = types.flatMap((type): string[] => {
      const own = type.description || ROOTS.includes(type.name) ? [] : [type.name];
      if (isEnumType(type))
        return [
          ...own,
          ...type
            .getValues()
            .filter((each) => !each.description)
            .map((each) => `${type.name}.${each.name}`),
        ];
      if (isInputObjectType(type))
        return [
          ...own,
          ...Object.values(type.getFields())
            .filter((each) => !each.description)
            .map((each) => `${type.name}.${each.name}`),
        ];
      if (!isObjectType(type) && !isInterfaceType(type)) return own;
      const fields = Object.values(type.getFields()).flatMap((field) => [
        ...(field.description ? [] : [`${type.name}.${field.name}`]),
        ...field.args.filter((arg) => !arg.description).map((arg) => `${type.name}.${field.name}(${arg.name})`),
      ]);
      return [...own, ...fields];
    });
    expect(types.length).toBeGreaterThan(60);
    expect(bare).toEqual([]);
  });

  it('names every input after its mutation, and every payload so', () => {
    const inputs = types.filter(isInputObjectType).map(({ name }) => name);
    expect(inputs.filter((name) => !/Input$|^(?:Project|Duplicate)Filter$|^ProjectOrder$/.test(name))).toEqual([]);
  });
});
