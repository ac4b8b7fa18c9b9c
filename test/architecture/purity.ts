import ts from 'typescript';

/** Never in a pure file: each could give another answer on another machine, or on another day. */
const BANNED = new Set([
  'process',
  'crypto',
  'fetch',
  'performance',
  'navigator',
  'require',
  'module',
  '__dirname',
  '__filename',
  'Buffer',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'globalThis',
  'global',
  'window',
  'self',
  'document',
  'localStorage',
  'eval',
  'Function',
  'console',
]);

/** Members that read the zone or the language of the machine. */
const LOCAL_MEMBER =
  /^((get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTimezoneOffset|getYear|toLocale(String|DateString|TimeString|UpperCase|LowerCase)|toDateString|toTimeString)$/;

/**
 * What a set of files takes from the world, as `file:line what`. `Date` may be used on what was given: `new Date(value)`,
 * `Date.UTC`, `Date.parse` of ISO text; a bare one is a clock.
 * Names are resolved, so that a parameter called `process` is no finding and a shadowed global no way out.
 */
export function worldlyUses(sources: Readonly<Record<string, string>>): string[] {
  const program = ts.createProgram({
    rootNames: Object.keys(sources),
    options: { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 },
    host: hostOf(sources),
  });
  const checker = program.getTypeChecker();
  const found: string[] = [];

  const visit = (node: ts.Node, file: ts.SourceFile): void => {
    const what = ts.isIdentifier(node) ? worldlyName(node, checker) : worldlySyntax(node);
    if (what !== undefined)
      found.push(`${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1} ${what}`);
    ts.forEachChild(node, (child) => visit(child, file));
  };
  for (const file of program.getSourceFiles()) visit(file, file);
  return found;
}

function hostOf(sources: Readonly<Record<string, string>>): ts.CompilerHost {
  return {
    fileExists: (path) => path in sources,
    readFile: (path) => sources[path],
    getSourceFile: (path, language) => {
      const text = sources[path];
      return text === undefined ? undefined : ts.createSourceFile(path, text, language, true);
    },
    getDefaultLibFileName: () => 'none.d.ts',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  };
}

/** A global taken by name, if it is one that pure files do without. */
function worldlyName(node: ts.Identifier, checker: ts.TypeChecker): string | undefined {
  const { parent, text } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  if (isMember) return worldlyMember(parent);
  if (!isValue(node) || !(BANNED.has(text) || text === 'Date' || text === 'Math')) return undefined;
  // With no library loaded, a name without a symbol is a global.
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  if (symbol?.declarations?.length) return undefined;
  if (BANNED.has(text)) return text;
  return text === 'Date' ? worldlyDate(node) : worldlyMath(node);
}

function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent) || ts.isTypeQueryNode(parent)) return false;
  return !(ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isExpressionWithTypeArguments(parent));
}

function worldlyDate(node: ts.Identifier): string | undefined {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression === node) {
    const given = parent.arguments?.length ?? 0;
    if (given === 0) return 'new Date()';
    return given === 1 ? undefined : 'new Date(year, month, …)';
  }
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    return ['UTC', 'parse'].includes(parent.name.text) ? undefined : `Date.${parent.name.text}`;
  }
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) return undefined;
  return ts.isCallExpression(parent) && parent.expression === node ? 'Date()' : 'Date';
}

function worldlyMath(node: ts.Identifier): string | undefined {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent)) return 'Math';
  return parent.name.text === 'random' ? 'Math.random' : undefined;
}

function worldlyMember(access: ts.PropertyAccessExpression): string | undefined {
  const name = access.name.text;
  if (LOCAL_MEMBER.test(name)) return `.${name}`;
  const call = access.parent;
  // Without a language the order is the machine's.
  if (name === 'localeCompare' && ts.isCallExpression(call) && call.arguments.length < 2) return '.localeCompare';
  return undefined;
}

function worldlySyntax(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  return ts.isMetaProperty(node) ? 'import.meta' : undefined;
}
