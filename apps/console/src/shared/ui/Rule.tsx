import { defineWords, useLanguage, useWords, type Language } from '../words';

const words = defineWords(
  'rule',
  { name: '半月报时限规则 {{version}} 版', extended: '总局延期至 {{day}}：{{reason}}' },
  { name: 'half-month deadline rule of {{version}}', extended: 'extended by NRTA to {{day}}: {{reason}}' },
);

interface Told {
  readonly version: string;
  /** The document it comes from, in the words of that document. */
  readonly source: string;
  readonly extension: { readonly day: string; readonly reason: string } | null;
}

/** What the interface says of a rule: `half-month-deadline@2026-06-01`, on a receipt its source in brackets, then an extension. */
function read(rule: string): Told | null {
  const [, version, inside = '', after = ''] = /^half-month-deadline[@ ](\d{4}-\d{2}-\d{2})(?:（(.*)）)?(.*)$/s.exec(rule) ?? [];
  if (version === undefined) return null;
  const told = `${inside}${after}`;
  const [whole = '', day = '', reason = ''] = /；总局延期至 (\d{4}-\d{2}-\d{2})：(.*)$/s.exec(told) ?? [];
  return { version, source: told.slice(0, told.length - whole.length), extension: day === '' ? null : { day, reason } };
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');

/** The rule in words, for copying: its name and version, and an extension with its reason. */
export function ruleText(rule: string, language: Language): string {
  const told = read(rule);
  if (told === null) return rule;
  const { version, extension } = told;
  const parts = [fill(words[language].name, { version }), ...(extension ? [fill(words[language].extended, extension)] : [])];
  return parts.join(language === 'zh' ? '；' : '; ');
}

/**
 * The rule that lateness is judged by, in words and by its version; where NRTA gave more time, that it did and why. Its
 * identifier is in the tooltip, and, where a paper must keep it (`code`), beside the words (B-08, I-04).
 */
export function Rule({ rule, code = false }: { readonly rule: string; readonly code?: boolean }) {
  useWords(words);
  const { language } = useLanguage();
  const told = read(rule);
  return (
    <span className="rule-named" title={rule}>
      {ruleText(rule, language)}
      {code && told !== null && (
        <>
          {told.source !== '' && <span lang="zh-CN">（{told.source}）</span>}{' '}
          <code className="quiet small">half-month-deadline@{told.version}</code>
        </>
      )}
    </span>
  );
}
