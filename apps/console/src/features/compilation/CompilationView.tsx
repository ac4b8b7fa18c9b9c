import { Button, Select } from 'antd';
import { useState } from 'react';
import { useDownload, useRead } from '../../shared/api';
import { moment, periodText } from '../../shared/format';
import { useViewer } from '../../shared/session';
import { Empty, Panel, Reading, Refused, Segments, StatusDot } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { Changes } from './Changes';
import { Differences } from './Differences';
import { Frozen } from './Frozen';
import { Issuing } from './Issuing';
import { CompilationQuery, type Compiled, type Issue } from './operations';
import { Totals } from './Totals';
import { Units } from './Units';
import { words } from './words';

export interface View {
  readonly issue: number;
  readonly basis: 'REPORTED' | 'ACCEPTED';
  readonly tab: 'units' | 'changes' | 'differences';
}

interface ViewOf {
  readonly period: string;
  /** Of this half-month, newest first. */
  readonly issues: readonly Issue[];
  readonly view: View;
  readonly change: (view: Partial<View>) => void;
}

/** One compilation: what it is, its figures, who is missing, its units, and what changed before and after it. */
export function CompilationView({ period, issues, view, change }: ViewOf) {
  const say = useWords(words);
  const { language } = useLanguage();
  const manages = useViewer().may.includes('MANAGE');
  const [issuing, setIssuing] = useState(false);
  const of = { period, issue: view.issue === 0 ? null : view.issue, basis: view.basis };
  const read = useRead(CompilationQuery, of);
  return (
    <div className="stack compilation-body">
      <Panel
        title={periodText(period, language)}
        aside={
          <div className="row">
            <Select
              aria-label={say('which')}
              className="compilation-which"
              value={view.issue}
              onChange={(issue) => change({ issue, tab: 'units' })}
              options={[
                { value: 0, label: say('draft') },
                ...issues.map(({ number }) => ({ value: number, label: say('issueNumber', { number }) })),
              ]}
            />
            {view.issue === 0 && (
              <Segments
                label={say('basis')}
                value={view.basis}
                options={(['REPORTED', 'ACCEPTED'] as const).map((value) => ({ value, label: say(value) }))}
                onChange={(basis) => change({ basis })}
              />
            )}
          </div>
        }
      >
        <Reading of={read} lines={6}>
          {({ compilation }) =>
            compilation ? (
              <div className="stack">
                <Standing compilation={compilation} />
                <Totals compilation={compilation} />
                <div className="row">
                  <Downloads compilation={compilation} />
                  {manages && compilation.issue === null && (
                    <Button type="primary" onClick={() => setIssuing(true)}>
                      {say('issue')}
                    </Button>
                  )}
                </div>
              </div>
            ) : (
              <Empty title={say('notThere')} hint={say('notThereHint')} />
            )
          }
        </Reading>
      </Panel>
      {read.data?.compilation && (
        <Panel
          title={say(view.tab)}
          aside={
            <Segments
              label={say('tabs')}
              value={view.tab}
              options={(['units', 'changes', ...(view.issue === 0 ? [] : (['differences'] as const))] as const).map((value) => ({
                value,
                label: say(value),
              }))}
              onChange={(tab) => change({ tab })}
            />
          }
        >
          {view.tab === 'units' && <Units compilation={read.data.compilation} />}
          {view.tab === 'changes' && <Changes of={of} compilation={read.data.compilation} />}
          {view.tab === 'differences' && <Differences of={of} />}
        </Panel>
      )}
      {issuing && read.data?.compilation && (
        <Issuing
          compilation={read.data.compilation}
          onClose={() => setIssuing(false)}
          onIssued={(number) => {
            setIssuing(false);
            change({ issue: number, tab: 'units' });
          }}
        />
      )}
    </div>
  );
}

function Standing({ compilation }: { readonly compilation: Compiled }) {
  const say = useWords(words);
  const { issue, intact } = compilation;
  return (
    <div>
      {issue === null ? (
        <p>
          <StatusDot tone="warn">{say('draftState')}</StatusDot>
        </p>
      ) : (
        <>
          <p>
            <StatusDot tone="good">{say('issuedState', { at: moment(issue.issuedAt), by: issue.issuedBy.name })}</StatusDot>
          </p>
          <p>
            <StatusDot tone={intact ? 'good' : 'bad'}>{say(intact ? 'intact' : 'broken')}</StatusDot>
          </p>
          {issue.note !== null && (
            <p>
              {say('note')}：{issue.note}
            </p>
          )}
        </>
      )}
      <Frozen compilation={compilation} />
    </div>
  );
}

function Downloads({ compilation: { period, issue, basis } }: { readonly compilation: Compiled }) {
  const say = useWords(words);
  const { get, running, problem } = useDownload();
  const pathOf = (format: string): string => {
    const query = new URLSearchParams({
      format,
      ...(issue === null ? { basis: basis.toLowerCase() } : { issue: String(issue.number) }),
    });
    return `/api/periods/${period}/compilation?${query}`;
  };
  return (
    <>
      {(['xlsx', 'json'] as const).map((format) => (
        <Button key={format} loading={running === pathOf(format)} onClick={() => void get(pathOf(format))}>
          {say('download', { format: format.toUpperCase() })}
        </Button>
      ))}
      <Refused errors={[]} problem={problem} />
    </>
  );
}
