import { Checkbox, Input, Select } from 'antd';
import { CATEGORIES, isLocalDate, STAGES, SUPPORT_LEVELS, UNITS } from '#kernel';
import { useUnitName } from '../../shared/organisations';
import { useViewer } from '../../shared/session';
import { Panel } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { dimensionsOf, metricsOf, ofProjects, type Asked } from './asked';
import type { MetricInfo } from './operations';
import { words } from './words';

interface BuilderProps {
  readonly asked: Asked;
  readonly known: readonly MetricInfo[];
  readonly change: (next: Partial<Asked>) => void;
}

/** What to ask: figures, groups, filters, and another moment; the moment itself is the as-of bar's. */
export function Builder({ asked, known, change }: BuilderProps) {
  const say = useWords(words);
  const either = useEither();
  const unitName = useUnitName();
  const { role } = useViewer();
  const metrics = metricsOf(asked, known);
  const projects = ofProjects(metrics);
  const dimensions = dimensionsOf(metrics);
  const many = (
    label: string,
    value: readonly string[],
    options: readonly { readonly value: string; readonly label: string }[],
    onChange: (values: string[]) => void,
    placeholder: string,
  ) => (
    <label className="history-field">
      <span className="quiet">{label}</span>
      <Select
        mode="multiple"
        aria-label={label}
        value={[...value]}
        options={[...options]}
        onChange={onChange}
        placeholder={placeholder}
        maxTagCount="responsive"
        optionFilterProp="label"
        allowClear
      />
    </label>
  );
  const defined = <T extends { readonly code: string; readonly zh: string; readonly en: string }>(all: readonly T[]) =>
    all.map((each) => ({ value: each.code, label: either(each.zh, each.en) }));
  return (
    <Panel title={say('build')} className="history-builder">
      <div className="history-fields">
        {many(
          say('metrics'),
          metrics.map(({ id }) => id),
          known.filter(({ over }) => over === 'MOMENT').map((each) => ({ value: each.id, label: either(each.zh, each.en) })),
          (m) => change({ m }),
          say('metrics'),
        )}
        {many(
          say('by'),
          asked.by.filter((each) => dimensions.includes(each)),
          dimensions.map((value) => ({ value, label: say(`dim_${value}` as 'dim_unit') })),
          (by) => change({ by: by.slice(0, 3) }),
          say('none'),
        )}
        {(role === 'NRTA_MANAGER' || role === 'ANALYST') &&
          many(
            say('units'),
            asked.units,
            UNITS.map(({ id }) => ({ value: id, label: unitName(id) })),
            (units) => change({ units }),
            say('allUnits'),
          )}
        {projects && (
          <>
            {many(
              say('stages'),
              asked.stages,
              defined(STAGES),
              (stages) => change({ stages: stages as Asked['stages'] }),
              say('any'),
            )}
            {many(
              say('categories'),
              asked.categories,
              defined(CATEGORIES),
              (categories) => change({ categories: categories as Asked['categories'] }),
              say('any'),
            )}
            {many(
              say('levels'),
              asked.levels,
              defined(SUPPORT_LEVELS),
              (levels) => change({ levels: levels as Asked['levels'] }),
              say('any'),
            )}
            <label className="history-field">
              <span className="quiet">{say('text')}</span>
              <Input
                key={asked.q}
                defaultValue={asked.q}
                maxLength={100}
                allowClear
                aria-label={say('text')}
                onBlur={({ target }) => target.value !== asked.q && change({ q: target.value })}
                onPressEnter={({ currentTarget }) => change({ q: currentTarget.value })}
                onClear={() => change({ q: '' })}
              />
            </label>
          </>
        )}
      </div>
      <div className="history-compare">
        <Checkbox checked={asked.compare} onChange={({ target }) => change({ compare: target.checked })}>
          {say('compare')}
        </Checkbox>
        {asked.compare && (
          <>
            <DayField label={say('cAsOf')} value={asked.cAsOf} hint={say('sameDay')} onPick={(cAsOf) => change({ cAsOf })} />
            <DayField
              label={say('cKnown')}
              value={asked.cKnown}
              hint={say('presentKnown')}
              onPick={(cKnown) => change({ cKnown })}
            />
          </>
        )}
      </div>
    </Panel>
  );
}

function DayField(props: { label: string; value: string; hint: string; onPick: (day: string) => void }) {
  const { label, value, hint, onPick } = props;
  return (
    <label className="history-day">
      <span className="quiet">{label}</span>
      <Input
        type="date"
        aria-label={label}
        title={hint}
        min="2026-01-01"
        value={isLocalDate(value) ? value : ''}
        onChange={({ target }) => {
          if (target.value === '' || isLocalDate(target.value)) onPick(target.value);
        }}
      />
    </label>
  );
}
