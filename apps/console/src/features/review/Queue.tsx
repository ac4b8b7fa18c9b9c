import { Button, Select } from 'antd';
import { useEffect, useMemo } from 'react';
import { UNITS } from '#kernel';
import { newestFirst, usePeriods } from '../../shared/as-of';
import { periodText } from '../../shared/format';
import { DataTable, useTable } from '../../shared/table';
import { Empty, PageHead, Panel, Reading } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { COLUMNS } from './columns';
import { isWriting, lettersOn } from './keys';
import { Live } from './Live';
import type { Waiting } from './operations';
import { reportName, STATES, useFilter, useQueue } from './queue';
import { useGo } from './useGo';
import { words } from './words';
import './review.css';

/** 审核台: what waits for NRTA, longest waiting first. */
export function Queue() {
  const say = useWords(words);
  const state = useTable(COLUMNS);
  const go = useGo();
  const [filter, change] = useFilter();
  const { read, waiting } = useQueue();
  const filtered = filter.periods.length + filter.units.length + filter.states.length > 0;
  useRowKeys();
  const open = ({ report }: Waiting): void => go(report.unit.id, report.period);
  return (
    <>
      <PageHead title={say('title')} about={say('about')} />
      <Live />
      <Filter />
      <Reading of={read} lines={8}>
        {({ reviewQueue: { totalCount } }) =>
          totalCount === 0 ? (
            <Panel title={say('caption')}>
              <Empty title={say(filtered ? 'noneFiltered' : 'none')} hint={say('noneHint')}>
                {filtered && <Button onClick={() => change({ periods: [], units: [], states: [] })}>{say('clear')}</Button>}
              </Empty>
            </Panel>
          ) : (
            <DataTable
              caption={say('caption')}
              state={state}
              rows={waiting}
              rowKey={reportName}
              onOpen={open}
              note={
                <>
                  <span className="no-print">{say('queueKeys')}</span>
                  {totalCount > 500 && <span>{say('onlyFirst')}</span>}
                </>
              }
            />
          )
        }
      </Reading>
    </>
  );
}

function Filter() {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const [{ periods, units, states }, change] = useFilter();
  const opened = usePeriods().data?.periods;
  const ofPeriods = useMemo(
    () => newestFirst(opened ?? []).map(({ id }) => ({ value: id, label: periodText(id, language) })),
    [opened, language],
  );
  const many = { mode: 'multiple', allowClear: true, maxTagCount: 'responsive', optionFilterProp: 'label' } as const;
  return (
    <div className="review-filter row no-print">
      <label>
        <span className="quiet">{say('periods')}</span>
        <Select
          {...many}
          aria-label={say('periods')}
          placeholder={say('all')}
          value={[...periods]}
          options={ofPeriods}
          onChange={(next) => change({ periods: next })}
        />
      </label>
      <label>
        <span className="quiet">{say('units')}</span>
        <Select
          {...many}
          aria-label={say('units')}
          placeholder={say('all')}
          value={[...units]}
          options={UNITS.map(({ id, short, en }) => ({ value: id, label: either(short, en) }))}
          onChange={(next) => change({ units: next })}
        />
      </label>
      <label>
        <span className="quiet">{say('states')}</span>
        <Select
          {...many}
          aria-label={say('states')}
          placeholder={say('all')}
          value={[...states]}
          options={STATES.map((value) => ({ value, label: say(value) }))}
          onChange={(next) => change({ states: next })}
        />
      </label>
    </div>
  );
}

/** J and K move as the arrows do, also from outside the table: what waits longest is one key away. */
function useRowKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, altKey, metaKey, isComposing } = event;
      const arrow = { j: 'ArrowDown', k: 'ArrowUp' }[key.toLowerCase()];
      if (!arrow || ctrlKey || altKey || metaKey || isComposing || isWriting(event.target) || !lettersOn()) return;
      const place = document.activeElement?.closest('[data-place]');
      if (place) place.dispatchEvent(new KeyboardEvent('keydown', { key: arrow, bubbles: true, cancelable: true }));
      else document.querySelector<HTMLElement>('[data-place="0:0"]')?.focus();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
