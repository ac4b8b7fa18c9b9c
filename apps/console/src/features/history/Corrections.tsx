import { Select } from 'antd';
import { ATTRIBUTES, isAttribute, type Attribute, type LocalDate } from '#kernel';
import { useReadOn, type Position } from '../../shared/api';
import { columnText, moment, periodText } from '../../shared/format';
import { useCellText } from '../../shared/format/values';
import { urlList, useUrl } from '../../shared/paths';
import { claimAt, type FigureFilter } from '../../shared/paths/open';
import { Heads, Onward, Panel, Reading, StatusDot, useOpen, type Tone } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { filterOf } from './asked';
import { CorrectionsQuery, type Correction } from './operations';
import { words } from './words';

const TONES: Readonly<Record<Correction['claim']['state'], Tone>> = {
  OPEN: 'calm',
  DISPUTED: 'violet',
  ACCEPTED: 'good',
  RETRACTED: 'still',
  OFFICIAL: 'good',
};
const shape = { columns: urlList(ATTRIBUTES.map(({ attribute }) => attribute)) };
const STEP = 25;

export interface Between {
  readonly since: Position;
  readonly at: { readonly asOf: LocalDate; readonly knownAt: Position };
}

/** The chosen columns of the corrections, as an operation takes them. */
export function useColumns(): readonly [readonly Attribute[], (columns: readonly Attribute[]) => void] {
  const [{ columns }, change] = useUrl(shape);
  return [columns.filter(isAttribute), (next) => change({ columns: [...next] })];
}

/** Who added or corrected what between the two moments of knowing, when and why (I-01, I-03). */
export function Corrections({ between, filter }: { readonly between: Between | null; readonly filter: FigureFilter }) {
  const say = useWords(words);
  const either = useEither();
  const [columns, choose] = useColumns();
  const aside = (
    <Select
      mode="multiple"
      className="history-columns"
      aria-label={say('onlyColumns')}
      placeholder={say('allColumns')}
      value={[...columns]}
      maxTagCount="responsive"
      allowClear
      options={ATTRIBUTES.map(({ attribute, zh, en }) => ({ value: attribute, label: either(zh, en) }))}
      onChange={choose}
    />
  );
  return (
    <Panel title={say('corrections')} aside={between && aside} note={between && say('correctionsNote')}>
      {between === null ? (
        <p className="quiet">{say('sameKnowledge')}</p>
      ) : (
        <Listed key={`${between.since} ${between.at.knownAt}`} between={between} filter={filter} columns={columns} />
      )}
    </Panel>
  );
}

interface ListedProps {
  readonly between: Between;
  readonly filter: FigureFilter;
  readonly columns: readonly Attribute[];
}

function Listed({ between, filter, columns }: ListedProps) {
  const say = useWords(words);
  const variables = {
    since: between.since,
    filter: filterOf(filter),
    attributes: columns.length === 0 ? null : [...columns],
    first: STEP,
  };
  const { read, more, running } = useReadOn(CorrectionsQuery, variables, ({ corrections }) => corrections, { at: between.at });
  return (
    <Reading of={read} lines={5}>
      {({ nodes, total }) =>
        total === 0 ? (
          <p className="quiet">{say('correctionsNone')}</p>
        ) : (
          <>
            <div className="history-scroll" tabIndex={0} role="region" aria-label={say('corrections')}>
              <table className="plain-table">
                <caption className="visually-hidden">{say('corrections')}</caption>
                <Heads of={['project', 'column', 'was', 'now', 'who', 'when', 'why', 'receipt', 'state']} say={say} />
                <tbody>
                  {nodes.map((node) => (
                    <OneCorrection key={node.claim.id} correction={node} knownAt={between.at.knownAt} />
                  ))}
                </tbody>
              </table>
            </div>
            <Onward shown={nodes.length} total={total} more={more} running={running} />
          </>
        )
      }
    </Reading>
  );
}

function OneCorrection({ correction, knownAt }: { readonly correction: Correction; readonly knownAt: string }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const open = useOpen();
  const cellText = useCellText();
  const { claim, title, reason, receipt } = correction;
  const column = columnText(claim.attribute, claim.attributeZh, language);
  const { name, organisation } = claim.person;
  return (
    <tr>
      <td>
        <button
          type="button"
          className="history-open"
          aria-label={say('openClaim', { title, column })}
          onClick={() => open({ claim: claimAt(claim.id, knownAt) })}
        >
          {title}
        </button>
        <div className="quiet small mono">{claim.project}</div>
      </td>
      <td>
        {column}
        <div className="quiet small">{claim.effectiveOn}</div>
      </td>
      <td>{claim.wasText === '' ? <span className="quiet">{say('nothing')}</span> : cellText(claim.attribute, claim.wasText)}</td>
      <td>
        <strong>{claim.text === '' ? say('nothing') : cellText(claim.attribute, claim.text)}</strong>
      </td>
      <td>
        {name}
        <div className="quiet small">{either(organisation.short, organisation.en)}</div>
      </td>
      <td className="history-when">{moment(claim.recordedAt)}</td>
      <td>{reason ?? '–'}</td>
      <td>
        {receipt === null ? '–' : <span className="small mono">{receipt}</span>}
        {claim.reportPeriod !== null && <div className="quiet small">{periodText(claim.reportPeriod, language)}</div>}
      </td>
      <td>
        <StatusDot tone={TONES[claim.state]}>{say(claim.state)}</StatusDot>
      </td>
    </tr>
  );
}
