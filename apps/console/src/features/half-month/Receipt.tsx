import { Button } from 'antd';
import { useDownload, useRead } from '../../shared/api';
import { doerText, moment, periodText } from '../../shared/format';
import { useViewer } from '../../shared/session';
import { LATENESS_TONES, NotFound, Panel, Reading, Refused, Rule, StatusDot } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { reportWords } from '../../shared/words/report';
import { PRESENT, ReceiptQuery } from './operations';
import { words } from './receipt-words';

/** 回执: number, hash, time, revision, lateness and its rule, checked against the log; to print and to keep. */
export function Receipt({ number }: { readonly number: string }) {
  const say = useWords(words);
  const sayState = useWords(reportWords);
  const either = useEither();
  const { language } = useLanguage();
  const { organisation } = useViewer();
  const read = useRead(ReceiptQuery, { number }, { at: PRESENT });
  const { get, running, problem } = useDownload();
  const keep = (period: string, revision: number): void => {
    const path = `/api/reports/${organisation.id}/${period}/receipts/${revision}?format=html`;
    void get(path, { name: `回执-${number}.html` });
  };
  return (
    <Reading of={read} lines={8}>
      {({ receipt }) =>
        receipt === null ? (
          <NotFound />
        ) : (
          <Panel
            className="receipt"
            title={say('title')}
            aside={
              <span className="row no-print">
                <Button type="primary" onClick={() => window.print()}>
                  {say('print')}
                </Button>
                <Button loading={running !== null} onClick={() => keep(receipt.period, receipt.revision)}>
                  {say('download')}
                </Button>
              </span>
            }
          >
            <Refused errors={[]} problem={problem} />
            <dl className="facts receipt-facts">
              <dt>{say('number')}</dt>
              <dd className="mono receipt-number" data-receipt="number">
                {receipt.number}
              </dd>
              <dt>{say('period')}</dt>
              <dd>
                {either(organisation.zh, organisation.en)} · {periodText(receipt.period, language)}
              </dd>
              <dt>{say('revision')}</dt>
              <dd>
                {say('revisionText', { revision: receipt.revision })}
                {receipt.zero && say('zero')}
              </dd>
              <dt>{say('at')}</dt>
              <dd data-receipt="at">{say('atText', { at: moment(receipt.submittedAt) })}</dd>
              <dt>{say('certifier')}</dt>
              <dd>{doerText(receipt.certifier, language)}</dd>
              <dt>{say('content')}</dt>
              <dd data-receipt="content">
                {say('contentText', { projects: receipt.projects, lines: receipt.lines, cells: receipt.cells })}
              </dd>
              <dt>{say('lateness')}</dt>
              <dd>
                <StatusDot tone={LATENESS_TONES[receipt.lateness] ?? 'still'}>{sayState(receipt.lateness)}</StatusDot>{' '}
                <span className="quiet">{say('latenessText', { dueOn: receipt.dueOn, lateFrom: moment(receipt.lateFrom) })}</span>
              </dd>
              <dt>{say('rule')}</dt>
              <dd>
                <Rule rule={receipt.rule} code />
              </dd>
              <dt>{say('hash')}</dt>
              <dd>
                <span className="mono" data-receipt="hash">
                  {receipt.hash}
                </span>
                <br />
                <StatusDot tone={receipt.genuine ? 'good' : 'bad'}>{say(receipt.genuine ? 'genuine' : 'forged')}</StatusDot>
              </dd>
            </dl>
          </Panel>
        )
      }
    </Reading>
  );
}
