import { join } from 'node:path';
import ts from 'typescript';
import { root } from './cruise';

/** The members of exported unions of literals, by the compiler's own reading, however they are spelt. */
export function literalsOf(asked: readonly (readonly [file: string, alias: string])[]): Record<string, string[]> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const rootNames = asked.map(([file]) => join(root, file));
  const program = ts.createProgram({ rootNames, options: { ...options, types: [], noEmit: true } });
  const checker = program.getTypeChecker();
  return Object.fromEntries(
    asked.map(([file, alias]) => {
      const source = program.getSourceFile(join(root, file));
      const module = source && checker.getSymbolAtLocation(source);
      const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === alias);
      if (!symbol) throw new Error(`${file} exports no ${alias}`);
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      const members = type.isUnion() ? type.types : [type];
      return [alias, members.map((each) => (each.isStringLiteral() ? each.value : checker.typeToString(each)))];
    }),
  );
}
