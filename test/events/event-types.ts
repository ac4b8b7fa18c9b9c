import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

export const root = resolve(__dirname, '../..');

/** One kind of fact, as its context publishes it. */
export interface EventType {
  readonly type: string;
  /** The exported union it belongs to. */
  readonly union: string;
  /** Path of the declaring file, from the root of the repository. */
  readonly file: string;
}

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((each) => {
    const path = `${folder}/${each.name}`;
    return each.isDirectory() ? filesUnder(path) : [path];
  });

/** Every `DomainEvent<'Name', …>` of every file of facts, in the order of declaration. */
export function eventTypes(): EventType[] {
  return filesUnder('libs')
    .filter((path) => /\/src\/(events|.*\.events)\.ts$/.test(path))
    .sort()
    .flatMap(eventTypesOf);
}

function eventTypesOf(file: string): EventType[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  return source.statements.filter(ts.isTypeAliasDeclaration).flatMap((alias) => {
    const found: EventType[] = [];
    const visit = (node: ts.Node): void => {
      const name =
        ts.isTypeReferenceNode(node) && node.typeName.getText() === 'DomainEvent' ? node.typeArguments?.[0] : undefined;
      if (name && ts.isLiteralTypeNode(name) && ts.isStringLiteral(name.literal)) {
        found.push({ type: name.literal.text, union: alias.name.text, file });
      }
      ts.forEachChild(node, visit);
    };
    visit(alias);
    return found;
  });
}
