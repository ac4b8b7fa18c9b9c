import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type EventType, root } from './event-types';

export interface Sample {
  readonly type: string;
  /** Content of the sample file, JSON text. */
  readonly json: string;
}

/** What a stored event looks like in JSON: brands are for the compiler, the log holds plain text. */
const PRELUDE = `
type Plain<T> = T extends string & { readonly __brand: unknown } ? string
  : T extends string | number | boolean | null | undefined ? T
  : T extends readonly (infer E)[] ? readonly Plain<E>[]
  : { readonly [K in keyof T]: Plain<T[K]> };
type Stored<Event extends { readonly type: string; readonly data: unknown }> = {
  readonly type: Event['type']; readonly data: Plain<Event['data']>; readonly metadata: Plain<EventMetadata>;
};
`;

/**
 * The compiler's complaints, per sample, when each is held against today's type of its event; by the options of the
 * repository, so that a door such as `#kernel` leads where it leads in the product.
 */
export function complaints(samples: readonly Sample[], types: readonly EventType[]): string[] {
  const options = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const path = join(root, 'test/events/samples.generated.ts');
  const { text, lines } = program(samples, types);
  const host = ts.createCompilerHost({ ...options.options, types: [], noEmit: true });
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === path || fileExists.call(host, name);
  host.readFile = (name) => (name === path ? text : readFile.call(host, name));
  host.getSourceFile = (name, language, ...rest) =>
    name === path ? ts.createSourceFile(name, text, language, true) : getSourceFile.call(host, name, language, ...rest);
  const compiled = ts.createProgram({ rootNames: [path], options: { ...options.options, types: [], noEmit: true }, host });
  const file = compiled.getSourceFile(path);
  return [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)].map(({ start, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    return `${lines[line] ?? '?'}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** One line per sample, so that a complaint's line names it. */
function program(samples: readonly Sample[], types: readonly EventType[]): { text: string; lines: string[] } {
  const declared = new Map(types.map((each) => [each.type, each]));
  const text: string[] = ["import type { EventMetadata } from '#kernel';"];
  const lines: string[] = ['prelude'];
  const say = (line: string, about: string): void => {
    for (const each of line.split('\n')) {
      text.push(each);
      lines.push(about);
    }
  };
  say(PRELUDE, 'prelude');
  for (const { type, json } of samples) {
    const of = declared.get(type);
    const event = of ? `Extract<import('../../${of.file.replace(/\.ts$/, '')}').${of.union}, { type: '${type}' }>` : 'never';
    say(`export const _${type} = ${JSON.stringify(JSON.parse(json))} as const satisfies Stored<${event}>;`, type);
  }
  return { text: text.join('\n'), lines };
}

export const sampleOf = (type: string, version = 1): Sample => ({
  type,
  json: readFileSync(join(root, `test/events/${type}.v${version}.json`), 'utf8'),
});
