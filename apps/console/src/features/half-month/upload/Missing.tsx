import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../shared/api';
import { Panel, Refused } from '../../../shared/ui';
import { useUnsent } from '../../../shared/unsent';
import { useEither, useWords } from '../../../shared/words';
import { ExplainMissing } from '../acts';
import type { Draft } from '../operations';
import { words } from './desk-words';
import { placeOfDraft } from './place-of-draft';

const WHYS = ['UNCHANGED', 'FINISHED', 'WITHDRAWN', 'MOVED'] as const;
type Why = (typeof WHYS)[number];
interface Given {
  readonly why: Why | null;
  readonly text: string;
}
const NONE: Given = { why: null, text: '' };
const NOTHING: Readonly<Record<string, Given>> = {};

/** Projects a file left out, each to be accounted for (B-09). */
export function Missing({ unit, period, draft }: { readonly unit: string; readonly period: string; readonly draft: Draft }) {
  const say = useWords(words);
  const either = useEither();
  const explain = useAct(ExplainMissing);
  const [given, setGiven] = useUnsent({ unit, period, place: placeOfDraft(draft, 'missing') }, NOTHING);
  const [sending, setSending] = useState(false);
  const { missing, findings } = draft;
  if (missing.length === 0) return null;
  const of = (project: string): Given => given[project] ?? NONE;
  const ready = missing.filter(({ project }) => {
    const { why, text } = of(project);
    return why === 'UNCHANGED' || (why !== null && text.trim() !== '');
  });
  const send = async (): Promise<void> => {
    setSending(true);
    try {
      for (const { project } of ready) {
        const { why, text } = of(project);
        if (why === null) continue;
        const done = await explain.run({ unit, period, project, why, text });
        if (!done.done) return;
        setGiven(({ [project]: _sent, ...rest }) => rest);
      }
    } catch {
      // shown by the act
    } finally {
      setSending(false);
    }
  };
  const allUnchanged = (): void =>
    setGiven(Object.fromEntries(missing.map(({ project }) => [project, { why: 'UNCHANGED', text: '' } as const])));
  return (
    <Panel
      title={say('missing', { count: missing.length })}
      aside={<Button onClick={allUnchanged}>{say('allUnchanged')}</Button>}
      note={say('missingHint')}
    >
      <Refused errors={explain.refused} problem={explain.problem} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {missing.map(({ project, title }) => {
          const { why, text } = of(project);
          const finding = findings.find(({ code, line }) => code === 'PROJECT_MISSING' && line === project);
          return (
            <div key={project} className="missing" id={`missing-${project}`} tabIndex={-1}>
              <p>
                <strong>{title}</strong> <span className="quiet">{project}</span>
                {finding && <span className="quiet small"> {either(finding.message, finding.messageEn)}</span>}
              </p>
              <div className="row">
                <Select<Why>
                  className="missing-why"
                  aria-label={`${title} ${say('why')}`}
                  placeholder={say('why')}
                  value={why}
                  onChange={(next) => setGiven((before) => ({ ...before, [project]: { why: next, text } }))}
                  options={WHYS.map((value) => ({ value, label: say(value) }))}
                />
                {why !== null && why !== 'UNCHANGED' && (
                  <Input
                    className="missing-text"
                    aria-label={`${title} ${say('whyText')}`}
                    placeholder={say('whyText')}
                    maxLength={500}
                    value={text}
                    onChange={({ target }) => setGiven((before) => ({ ...before, [project]: { why, text: target.value } }))}
                  />
                )}
              </div>
            </div>
          );
        })}
        <div className="row half-main-act">
          <Button type="primary" htmlType="submit" loading={sending} disabled={ready.length === 0}>
            {say('explain')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
