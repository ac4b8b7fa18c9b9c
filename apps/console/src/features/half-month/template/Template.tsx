import { Button } from 'antd';
import { useState } from 'react';
import { periodName, type PeriodId } from '#kernel';
import { download, useDownload, useRead } from '../../../shared/api';
import { moment, periodText } from '../../../shared/format';
import { urlText, useUrl } from '../../../shared/paths';
import { useViewer } from '../../../shared/session';
import { Panel, Reading, Refused, ToScreen } from '../../../shared/ui';
import { useEither, useLanguage, useWords } from '../../../shared/words';
import { StepPage } from '../InHand';
import { DraftQuery, type Draft, type MyReport } from '../operations';
import { madeBefore, noteMade } from './made';
import { SheetPicture } from './SheetPicture';
import { words } from './words';

const shape = { period: urlText() };

/** The unit's own sheet of a half-month, prefilled, and how it is filled (B-09). */
export function Template() {
  const [{ period }] = useUrl(shape);
  return (
    <StepPage step="template" period={period === '' ? null : period}>
      {(report) => <Sheet report={report} key={report.period} />}
    </StepPage>
  );
}

function Sheet({ report }: { readonly report: MyReport }) {
  const { organisation } = useViewer();
  const draft = useRead(DraftQuery, { unit: organisation.id, period: report.period });
  return (
    <Reading of={draft}>
      {(data) => (
        <div className="template">
          <Files report={report} draft={data.draft} />
          <HowTo />
        </div>
      )}
    </Reading>
  );
}

function Files({ report, draft }: { readonly report: MyReport; readonly draft: Draft | null }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { organisation } = useViewer();
  const { period } = report;
  const place = `/api/reports/${organisation.id}/${period}`;
  const { keep, running, told: name, problem } = useDownload();
  const making = running !== null;
  const [made, setMade] = useState(() => madeBefore(organisation.id, period));
  const newest = [report.lastSubmittedAt, draft?.editedAt]
    .flatMap((each) => (each ? [each] : []))
    .sort()
    .pop();
  const stale = made !== null && newest !== undefined && newest > made;

  const get = (path: string, sheet = false): Promise<void> =>
    keep(path, async () => {
      const kept = await download(path);
      if (sheet) setMade(noteMade(organisation.id, period));
      return kept;
    });
  return (
    <Panel title={say('sheet')} note={say('annexNote')}>
      <Refused errors={[]} problem={problem} />
      <dl className="facts">
        <dt>{say('fileOf')}</dt>
        <dd>
          <strong>
            {either(organisation.zh, organisation.en)} · {periodText(period, language)}
          </strong>
          <br />
          <span className="quiet">{say('onlyThis')}</span>
        </dd>
        <dt>{say('fileName')}</dt>
        <dd lang="zh-CN">{`填报表-${organisation.short}-${periodName(period as PeriodId, 'zh')}.xlsx`}</dd>
        <dt>{say('holds')}</dt>
        <dd>{draft ? say('holdsDraft', { at: moment(draft.editedAt) }) : say('holdsReported')}</dd>
        <dt>{say('lastSent')}</dt>
        <dd>
          {report.lastSubmittedAt
            ? say('sentAt', { revision: report.revision ?? 0, at: moment(report.lastSubmittedAt) })
            : say('never')}
        </dd>
        <dt>{say('lastMade')}</dt>
        <dd>
          {made === null ? say('neverMade') : moment(made)}
          {stale && <strong className="half-stale"> {say('stale')}</strong>}
        </dd>
      </dl>
      <div className="row half-main-act">
        <Button type="primary" size="large" loading={making} onClick={() => void get(`${place}/sheet`, true)}>
          {say('download')}
        </Button>
        <Button disabled={making} onClick={() => void get(`${place}/sheet?format=csv`)}>
          {say('csv')}
        </Button>
        <Button disabled={making} onClick={() => void get(`${place}/annex`)}>
          {say('annex')}
        </Button>
        {draft && (
          <Button disabled={making} onClick={() => void get(`${place}/annex?draft=true`)}>
            {say('annexDraft')}
          </Button>
        )}
      </div>
      <p role="status" className="half-status">
        {making ? say('making') : name !== null && say('made', { name })}
      </p>
      <p>
        <ToScreen screen="upload" params={{ period }} className="half-next">
          {say('next')}
        </ToScreen>
      </p>
    </Panel>
  );
}

function HowTo() {
  const say = useWords(words);
  const { organisation } = useViewer();
  return (
    <Panel title={say('picture')}>
      <SheetPicture unit={organisation.id.slice(-2)} />
      <ol className="sheet-areas">
        <li>
          <span aria-hidden="true">①</span> {say('area1')}
        </li>
        <li>
          <span aria-hidden="true">②</span> {say('area2')}
        </li>
        <li>
          <span aria-hidden="true">③</span> {say('area3')}
        </li>
        <li className="quiet">{say('locked')}</li>
      </ol>
      <h3>{say('notes')}</h3>
      <ul className="half-notes">
        {([say('note1'), say('note2'), say('note3'), say('note4'), say('note5')] as const).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Panel>
  );
}
