import { Button, Input, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { ATTRIBUTES, CATEGORIES, isLocalDate, STAGES, SUPPORT_LEVELS, UNITS } from '#kernel';
import { useUnitName } from '../../shared/organisations';
import { newestFirst, usePeriods } from '../../shared/as-of';
import { periodText } from '../../shared/format';
import { urlFlag, useUrl } from '../../shared/paths';
import { FILTER_SHAPE, isAmount, SIDE_STATES, type ProjectFilterUrl } from '../../shared/project-filter';
import { useViewer } from '../../shared/session';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { words } from './words';

type Change = (change: Partial<ProjectFilterUrl>) => void;

/** The row of filters: the usual ones, and the others unfolded. All of them stand in the address. */
export function Filters() {
  const say = useWords(words);
  const [{ more }, changeMore] = useUrl(foldShape);
  const [filter, change] = useUrl(FILTER_SHAPE);
  return (
    <section className="panel projects-filters no-print" aria-label={say('filters')}>
      <Usual filter={filter} change={change} />
      {more && <Others filter={filter} change={change} />}
      <Button type="link" size="small" aria-expanded={more} onClick={() => changeMore({ more: !more })}>
        {say(more ? 'fewerFilters' : 'moreFilters')}
      </Button>
    </section>
  );
}

const foldShape = { more: urlFlag() };

function Usual({ filter, change }: { readonly filter: ProjectFilterUrl; readonly change: Change }) {
  const say = useWords(words);
  const either = useEither();
  const unitName = useUnitName();
  const nation = useViewer().organisation.id === 'nrta';
  return (
    <>
      <Typed label={say('search')} placeholder={say('text')} value={filter.text} wide onDone={(text) => change({ text })} />
      {nation && (
        <Several
          label={say('units')}
          value={filter.units}
          options={UNITS.map(({ id }) => ({ value: id, label: unitName(id) }))}
          onChange={(units) => change({ units })}
        />
      )}
      <Several
        label={say('categories')}
        value={filter.categories}
        options={CATEGORIES.map(({ code, short, en }) => ({ value: code, label: either(short, en) }))}
        onChange={(categories) => change({ categories })}
      />
      <Several
        label={say('stages')}
        value={filter.stages}
        options={STAGES.map(({ code, zh, en }) => ({ value: code, label: either(zh, en) }))}
        onChange={(stages) => change({ stages })}
      />
      <Several
        label={say('sideStates')}
        value={filter.sideStates}
        options={SIDE_STATES.map((value) => ({ value, label: say(value) }))}
        onChange={(sideStates) => change({ sideStates })}
      />
    </>
  );
}

function Others({ filter, change }: { readonly filter: ProjectFilterUrl; readonly change: Change }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const periods = newestFirst(usePeriods().data?.periods ?? []).map(({ id }) => ({ value: id, label: periodText(id, language) }));
  const amount = (text: string): string | null => (text === '' || isAmount(text) ? null : say('notAmount'));
  return (
    <>
      <Several
        label={say('levels')}
        value={filter.levels}
        options={SUPPORT_LEVELS.map(({ code, zh, en }) => ({ value: code, label: either(zh, en) }))}
        onChange={(levels) => change({ levels })}
      />
      <Several
        label={say('disputed')}
        value={filter.disputed === '' ? [] : [filter.disputed]}
        options={(['true', 'false'] as const).map((value) => ({ value, label: say(value) }))}
        onChange={(chosen) => change({ disputed: chosen[chosen.length - 1] ?? '' })}
      />
      <Several
        label={say('missing')}
        value={filter.missing}
        options={ATTRIBUTES.map(({ attribute, zh, en }) => ({ value: attribute, label: either(zh, en) }))}
        onChange={(missing) => change({ missing })}
      />
      <Several
        label={say('reportedIn')}
        value={filter.reportedIn}
        options={periods}
        onChange={(reportedIn) => change({ reportedIn })}
      />
      <Several
        label={say('unreportedSince')}
        value={filter.unreportedSince === '' ? [] : [filter.unreportedSince]}
        options={periods}
        onChange={(chosen) => change({ unreportedSince: chosen[chosen.length - 1] ?? '' })}
      />
      <Typed label={say('costFrom')} value={filter.costFrom} wrong={amount} onDone={(costFrom) => change({ costFrom })} />
      <Typed label={say('costTo')} value={filter.costTo} wrong={amount} onDone={(costTo) => change({ costTo })} />
      <Day label={say('broadcastFrom')} value={filter.broadcastFrom} onPick={(broadcastFrom) => change({ broadcastFrom })} />
      <Day label={say('broadcastTo')} value={filter.broadcastTo} onPick={(broadcastTo) => change({ broadcastTo })} />
      <Several
        label={say('platforms')}
        placeholder={say('fullName')}
        free
        value={filter.platforms}
        options={[]}
        onChange={(platforms) => change({ platforms })}
      />
      <Several
        label={say('bodies')}
        placeholder={say('fullName')}
        free
        value={filter.bodies}
        options={[]}
        onChange={(bodies) => change({ bodies })}
      />
    </>
  );
}

function Field({ label, wide, children }: { readonly label: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <label className={wide === true ? 'projects-field projects-wide' : 'projects-field'}>
      <span className="quiet small">{label}</span>
      {children}
    </label>
  );
}

function Several<T extends string>({
  label,
  value,
  options,
  onChange,
  placeholder,
  free = false,
}: {
  readonly label: string;
  readonly value: readonly T[];
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: readonly T[]) => void;
  readonly placeholder?: string;
  /** Names are typed in, not chosen. */
  readonly free?: boolean;
}) {
  const say = useWords(words);
  return (
    <Field label={label}>
      <Select<T[]>
        mode={free ? 'tags' : 'multiple'}
        aria-label={label}
        placeholder={placeholder ?? say('any')}
        value={[...value]}
        options={[...options]}
        onChange={onChange}
        optionFilterProp="label"
        maxTagCount="responsive"
        allowClear
        {...(free ? { open: false, suffixIcon: null } : {})}
      />
    </Field>
  );
}

/** A text that narrows once it is finished: with Enter, or on leaving the field. */
function Typed({
  label,
  value,
  onDone,
  placeholder,
  wide,
  wrong,
}: {
  readonly label: string;
  readonly value: string;
  readonly onDone: (text: string) => void;
  readonly placeholder?: string;
  readonly wide?: boolean;
  readonly wrong?: (text: string) => string | null;
}) {
  const [typed, type] = useState(value);
  useEffect(() => type(value), [value]);
  const problem = wrong?.(typed.trim()) ?? null;
  const done = (text: string): void => {
    if (text.trim() !== value && (wrong?.(text.trim()) ?? null) === null) onDone(text.trim());
  };
  return (
    <Field label={label} {...(wide === undefined ? {} : { wide })}>
      <Input
        value={typed}
        allowClear
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(problem === null ? {} : { status: 'error' as const, 'aria-invalid': true })}
        onChange={({ target }) => {
          type(target.value);
          if (target.value === '') done('');
        }}
        onPressEnter={() => done(typed)}
        onBlur={() => done(typed)}
      />
      {problem !== null && (
        <span className="small projects-wrong" role="alert">
          {problem}
        </span>
      )}
    </Field>
  );
}

function Day({
  label,
  value,
  onPick,
}: {
  readonly label: string;
  readonly value: string;
  readonly onPick: (day: string) => void;
}) {
  return (
    <Field label={label}>
      <Input
        type="date"
        value={value}
        onChange={({ target }) => (target.value === '' || isLocalDate(target.value)) && onPick(target.value)}
      />
    </Field>
  );
}
