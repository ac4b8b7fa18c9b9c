import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import { NONE_WORD, STAGES } from '#kernel';
import { useAct, type ActInput } from '../../../shared/api';
import { Refused } from '../../../shared/ui';
import { useUnsent } from '../../../shared/unsent';
import { useEither, useWords } from '../../../shared/words';
import { ClearCells, EditCells, SettleMoved, WaiveFinding } from '../acts';
import { FindingText } from '../FindingText';
import { useCellText, useColumnName } from '../labels';
import { words as common } from '../words';
import { Conflict, standsNow } from './Conflict';
import { words } from './desk-words';
import { isError, type FaultyCell } from './faults';

/** What somebody typed and has not saved: it stays whatever others do to the cell meanwhile. */
export interface Typed {
  readonly text: string;
  /** What stood in the cell when they began. */
  readonly seen: string;
}

type Attribute = ActInput<typeof EditCells>['cells'][number]['attribute'];

/** One cell, mended in place: what is wrong, its value, and every way to settle it. */
export function MendCell({
  unit,
  period,
  title,
  cell,
  place,
  typed,
  gone,
  onType,
  onLeave,
}: {
  readonly unit: string;
  readonly period: string;
  readonly title: string;
  readonly cell: FaultyCell;
  /** Where the reason is kept until it is sent. */
  readonly place: string;
  readonly typed: Typed | undefined;
  /** Nothing is said of the cell any more: somebody else settled it while this one was typing. */
  readonly gone: boolean;
  /** Undefined: saved, or given up. */
  readonly onType: (typed: Typed | undefined) => void;
  /** Given where the cell was chosen to be changed, nothing being wrong with it: it can be left as it is. */
  readonly onLeave?: (() => void) | undefined;
}) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const either = useEither();
  const columnName = useColumnName();
  const cellText = useCellText();
  const ids = useId();
  const edit = useAct(EditCells);
  const clear = useAct(ClearCells);
  const settle = useAct(SettleMoved);
  const waive = useAct(WaiveFinding);
  const [reason, setReason] = useUnsent({ unit, period, place }, '');
  const { line, findings, stands } = cell;
  const attribute = cell.attribute as Attribute;
  const wrong = findings.find(isError);
  const text = typed?.text ?? wrong?.value ?? stands;
  const seen = typed?.seen ?? stands;
  const theirs = standsNow(edit.refused);
  const of = { unit, period };
  const running = edit.running || clear.running || settle.running || waive.running;
  const quietly = (act: Promise<{ readonly done: boolean }>): void =>
    void act
      .then(({ done }) => {
        if (!done) return;
        onType(undefined);
        setReason('');
      })
      .catch(() => undefined);
  const write = (value: string, over: string): void =>
    quietly(edit.run({ ...of, cells: [{ line, attribute, value, seen: over, ...(reason.trim() === '' ? {} : { reason }) }] }));
  const name = columnName(attribute);
  const moved = findings.find(({ code }) => code === 'VALUE_MOVED');
  const blank = findings.some(({ code }) => code === 'BLANK_OVER_VALUE');
  const warnings = findings.filter((each) => !isError(each));
  const field = {
    id: `${onLeave ? 'edit' : 'cell'}-${line}-${attribute}`,
    'aria-label': `${title} ${name} ${say('newValue')}`,
    'aria-describedby': `${ids}-why`,
    'aria-invalid': wrong !== undefined,
  };
  return (
    <div className="mend" data-cell={cell.key}>
      <p>
        <strong>{title}</strong>{' '}
        <span className="quiet">
          {say('value', { name, stands: stands === '' ? sayCommon('empty') : cellText(attribute, stands) })}
        </span>
      </p>
      {gone && <p className="quiet">{say('gone')}</p>}
      <ul className="finding-list" id={`${ids}-why`}>
        {findings.map((finding) => (
          <FindingText key={finding.key} finding={finding} />
        ))}
      </ul>
      <Refused
        errors={[
          ...edit.refused.filter(({ code }) => code !== 'VALUE_CHANGED'),
          ...clear.refused,
          ...settle.refused,
          ...waive.refused,
        ]}
        problem={edit.problem ?? clear.problem ?? settle.problem ?? waive.problem}
      />
      {theirs !== null && (
        <Conflict
          mine={text}
          theirs={theirs}
          running={running}
          onMine={() => write(text, theirs)}
          onTheirs={() => {
            edit.reset();
            onType(undefined);
          }}
        />
      )}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          write(text, seen);
        }}
      >
        {attribute === 'stage' ? (
          <Select
            {...field}
            className="mend-input"
            value={text || null}
            onChange={(next: string) => onType({ text: next, seen })}
            options={STAGES.map(({ zh, en }) => ({ value: zh, label: either(zh, en) }))}
          />
        ) : (
          <Input
            {...field}
            className="mend-input"
            status={wrong ? 'error' : ''}
            value={text}
            onChange={({ target }) => onType({ text: target.value, seen })}
          />
        )}
        <Button type="primary" htmlType="submit" loading={edit.running} disabled={text.trim() === '' || running}>
          {say('save')}
        </Button>
        {onLeave ? (
          <Button disabled={running} onClick={onLeave}>
            {sayCommon('cancel')}
          </Button>
        ) : moved ? (
          <>
            <Button disabled={running} onClick={() => quietly(settle.run({ ...of, line, attribute, keep: true }))}>
              {say('keepMine', { value: moved.value ?? '' })}
            </Button>
            <Button disabled={running} onClick={() => quietly(settle.run({ ...of, line, attribute, keep: false }))}>
              {say('takeTheirs')}
            </Button>
          </>
        ) : (
          <Button disabled={running} onClick={() => quietly(clear.run({ ...of, cells: [{ line, attribute }] }))}>
            {blank || stands !== '' ? say('keep', { stands: cellText(attribute, stands) }) : say('dismiss')}
          </Button>
        )}
        {blank && (
          <Button disabled={running} onClick={() => write(NONE_WORD, seen)}>
            {say('clearValue')}
          </Button>
        )}
      </form>
      {warnings.length > 0 && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void (async () => {
              for (const { key } of warnings) if (!(await waive.run({ ...of, finding: key, reason })).done) return;
              setReason('');
            })().catch(() => undefined);
          }}
        >
          <Input
            className="mend-reason"
            aria-label={`${title} ${name} ${say('reason')}`}
            placeholder={say('reason')}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button htmlType="submit" disabled={reason.trim() === '' || running}>
            {say('waive')}
          </Button>
        </form>
      )}
    </div>
  );
}
