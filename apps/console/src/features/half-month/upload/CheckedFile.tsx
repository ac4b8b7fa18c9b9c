import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useDownload } from '../../../shared/api';
import { urlOneOf, useUrl } from '../../../shared/paths';
import { Panel, Segments } from '../../../shared/ui';
import { useEither, useWords } from '../../../shared/words';
import { FindingText } from '../FindingText';
import { markedFile, TAKES, type Take } from './check';
import { FileRows, PAGE } from './FileRows';
import { HeatStrip } from './HeatStrip';
import { ProblemBox } from './ProblemBox';
import { layoutWord } from './ReadingQuestion';
import { TakeChoice } from './TakeChoice';
import { Told } from './Told';
import type { FileStep } from './useFile';
import { words } from './words';

const SHOWN = ['all', 'faults', 'changes'] as const;
const shape = { show: urlOneOf(SHOWN, 'all'), take: urlOneOf(TAKES, 'all') };

/** A file as it was read, nothing of it stored: findings beside their rows, and what may be done with it (I-08, B-12). */
export function CheckedFile({
  place,
  step,
  onTake,
  onLeave,
}: {
  readonly place: string;
  readonly step: Extract<FileStep, { kind: 'checked' }>;
  readonly onTake: (take: Take) => void;
  readonly onLeave: () => void;
}) {
  const say = useWords(words);
  const either = useEither();
  const [{ show, take }, change] = useUrl(shape);
  const { keep, running, told: saved, problem } = useDownload();
  const [shown, setShown] = useState(PAGE);
  const [goal, setGoal] = useState<{ readonly row: number } | null>(null);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  const { checked, file, answers } = step;
  const { reading, counts, rows, findings } = checked;
  const beside = new Set(rows.flatMap((row) => row.findings));
  const elsewhere = findings.filter(({ key }) => !beside.has(key));
  const filtered = rows.filter((row) => show === 'all' || (show === 'faults' ? row.findings.length > 0 : row.cells.length > 0));
  const go = (row: number): void => {
    change({ show: 'all' });
    // Rows are drawn by the hundred: as far as the row that is meant.
    const before = rows.findIndex((each) => each.row === row);
    setShown((drawn) => Math.max(drawn, Math.ceil((before + 1) / PAGE) * PAGE));
    setGoal({ row });
  };
  // Only once it is drawn can a row take the focus, which a change of the filter and of the length come before.
  useEffect(() => {
    const target = goal && show === 'all' ? document.getElementById(`file-row-${goal.row}`) : null;
    if (target === null) return;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    setGoal(null);
  }, [goal, show, shown]);
  const toTake = (): void => {
    const target = document.getElementById('take');
    target?.scrollIntoView({ block: 'center' });
    target?.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true });
  };
  const layout = layoutWord(reading.layout);
  const numbers = [
    { id: 'rows', value: counts.rows },
    { id: 'good', value: counts.good },
    { id: 'bad', value: counts.bad },
    { id: 'question', value: counts.question },
    { id: 'cells', value: counts.cells },
    { id: 'unlisted', value: checked.missing.length },
    { id: 'told', value: checked.normalisations.length },
  ] as const;
  return (
    <div className="stack" ref={head} tabIndex={-1}>
      <Panel title={say('checked', { name: file.name })} aside={<Button onClick={onLeave}>{say('another')}</Button>}>
        <div className="not-stored row">
          <span>{say(checked.alreadyTaken ? 'same' : 'notStored')}</span>
          <Button size="small" onClick={toTake}>
            {say('toTake')}
          </Button>
        </div>
        <p>
          {say('reading', { layout: layout === null ? reading.layout : say(layout), sheet: reading.sheet ?? '' })}
          {(reading.why.length > 0 || reading.whyEn.length > 0) && (
            <span className="quiet"> {either(reading.why.join('；'), reading.whyEn.join('; '))}</span>
          )}
        </p>
        <dl className="count-line">
          {numbers.map(({ id, value }) => (
            <div key={id} className={`count-${id} ${value === 0 ? 'count-none' : ''}`}>
              <dd className="number">{value}</dd>
              <dt>{say(id)}</dt>
            </div>
          ))}
        </dl>
        <HeatStrip rows={rows} onGo={go} />
        <div className="row file-filter">
          <Segments
            label={say('show')}
            value={show}
            options={SHOWN.map((value) => ({ value, label: say(value) }))}
            onChange={(next) => change({ show: next })}
          />
          <Button loading={running !== null} onClick={() => void keep('marked', () => markedFile(place, file, answers))}>
            {say('marked')}
          </Button>
          <span role="status">{saved !== null && say('markedDone', { name: saved })}</span>
        </div>
        {problem && <ProblemBox title={say('refused', { name: file.name })} problem={problem} />}
        <FileRows rows={filtered} findings={findings} shown={shown} onMore={() => setShown(shown + PAGE)} />
        {elsewhere.length > 0 && (
          <div className="file-elsewhere">
            <h3>{say('elsewhere')}</h3>
            <ul className="finding-list">
              {elsewhere.map((finding) => (
                <FindingText key={finding.key} finding={finding} />
              ))}
            </ul>
          </div>
        )}
        {checked.normalisations.length > 0 && <Told told={checked.normalisations} rows={rows} />}
      </Panel>
      {step.problem && <ProblemBox title={say('refused', { name: file.name })} problem={step.problem} />}
      <TakeChoice counts={counts} take={take} taking={step.taking} onChoose={(next) => change({ take: next })} onTake={onTake} />
    </div>
  );
}
