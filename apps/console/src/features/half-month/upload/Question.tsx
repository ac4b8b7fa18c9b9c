import { Select } from 'antd';
import { useId } from 'react';
import { CATEGORIES } from '#kernel';
import { useEither, useWords } from '../../../shared/words';
import { useCellText, useColumnName } from '../labels';
import type { Draft, OpenLine } from '../operations';
import { words as common } from '../words';
import { words } from './desk-words';

export type LineAnswer =
  | { readonly kind: 'project'; readonly project: string; readonly listed: boolean }
  | { readonly kind: 'new'; readonly category: string | null }
  | { readonly kind: 'drop' };

/** One open line with what it says, the projects it may be and why, and the other answers there are. */
export function Question({
  line,
  draft,
  answer,
  onAnswer,
}: {
  readonly line: OpenLine;
  readonly draft: Draft;
  readonly answer: LineAnswer | undefined;
  readonly onAnswer: (answer: LineAnswer) => void;
}) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const either = useEither();
  const columnName = useColumnName();
  const cellText = useCellText();
  const name = useId();
  const said = draft.differences.filter((cell) => cell.line === line.line && cell.attribute !== 'title');
  const finding = draft.findings.find((each) => each.line === line.line && each.code === 'LINE_UNRESOLVED');
  const likely = new Set(line.candidates.map(({ project }) => project));
  const unlisted = new Set(draft.missing.map(({ project }) => project));
  const others = draft.projects
    .filter(({ project }) => !likely.has(project))
    .sort((one, other) => Number(unlisted.has(other.project)) - Number(unlisted.has(one.project)));
  return (
    <fieldset className="question" id={`line-${line.line}`} tabIndex={-1}>
      <legend>
        {line.row !== null && <span className="quiet">{sayCommon('row', { row: line.row })} </span>}
        <strong>{line.title ?? say('unnamed')}</strong>
      </legend>
      {finding && <p className="quiet">{either(finding.message, finding.messageEn)}</p>}
      <p className="question-said">
        {said.map(({ attribute, now }) => (
          <span key={attribute}>
            <span className="quiet">{columnName(attribute)}</span> {cellText(attribute, now)}
          </span>
        ))}
      </p>
      {line.candidates.map(({ project, title, why }, at) => (
        <label key={project} className="choice">
          <input
            type="radio"
            name={name}
            checked={answer?.kind === 'project' && answer.listed && answer.project === project}
            onChange={() => onAnswer({ kind: 'project', project, listed: true })}
          />
          <span>
            {say('candidate', { code: project, title })}
            {at === 0 && <span className="likely">{say('likely')}</span>}
            <span className="quiet small"> {why.map((reason) => say(reason)).join(either('、', ', '))}</span>
          </span>
        </label>
      ))}
      <label className="choice">
        <input
          type="radio"
          name={name}
          checked={answer?.kind === 'project' && !answer.listed}
          onChange={() => onAnswer({ kind: 'project', project: '', listed: false })}
        />
        <span>{say('other')}</span>
      </label>
      {answer?.kind === 'project' && !answer.listed && (
        <Select
          className="choice-more"
          aria-label={say('otherChoose')}
          placeholder={say('otherChoose')}
          showSearch={{ optionFilterProp: 'label' }}
          value={answer.project || null}
          onChange={(project) => onAnswer({ kind: 'project', project, listed: false })}
          options={others.map(({ project, title }) => ({
            value: project,
            label: `${project} ${title}${unlisted.has(project) ? ` · ${say('NOT_LISTED')}` : ''}`,
          }))}
        />
      )}
      <label className="choice">
        <input
          type="radio"
          name={name}
          checked={answer?.kind === 'new'}
          onChange={() => onAnswer({ kind: 'new', category: line.category })}
        />
        <span>{say('fresh')}</span>
      </label>
      {answer?.kind === 'new' && line.category === null && (
        <Select
          className="choice-more"
          aria-label={say('category')}
          placeholder={say('categoryChoose')}
          value={answer.category}
          onChange={(category) => onAnswer({ kind: 'new', category })}
          options={CATEGORIES.map(({ code, zh, en }) => ({ value: code, label: either(zh, en) }))}
        />
      )}
      <label className="choice">
        <input type="radio" name={name} checked={answer?.kind === 'drop'} onChange={() => onAnswer({ kind: 'drop' })} />
        <span>{say('drop')}</span>
      </label>
    </fieldset>
  );
}
