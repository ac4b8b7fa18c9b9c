import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { isLocalDate, type LocalDate } from '#kernel';
import { useViewer } from '../../../shared/session';
import { Refused } from '../../../shared/ui';
import { useUnsent } from '../../../shared/unsent';
import { useLanguage, useWords } from '../../../shared/words';
import { useUnitName } from '../../../shared/organisations';
import { attributeName } from '../naming';
import type { ShownProject } from '../operations';
import { words } from '../words';
import { ATTRIBUTE_OF, choices, standingValue, textOfValue, useOfficialAct, type ActName, type ActValue } from './acts';
import { Conflict, conflictOf } from './Conflict';

interface Written {
  readonly value: ActValue;
  readonly effectiveOn: LocalDate;
  readonly reason: string;
}

/** One official act: the value that stands, the new one, from which day, and why. What was typed stays through a refusal. */
export function ActForm({
  act,
  project,
  onClose,
}: {
  readonly act: ActName;
  readonly project: ShownProject;
  readonly onClose: () => void;
}) {
  const say = useWords(words);
  const { language } = useLanguage();
  const unitName = useUnitName();
  const ids = useId();
  const [was, see] = useState<ActValue>(() => standingValue(act, project));
  const { organisation } = useViewer();
  const [begun] = useState<Written>(() => ({
    value: act === 'rename' || act === 'levels' ? standingValue(act, project) : '',
    effectiveOn: project.at.asOf,
    reason: '',
  }));
  const place = { unit: organisation.id, period: '', place: `act/${act}/${project.code}` };
  const [{ value, effectiveOn, reason }, write] = useUnsent(place, begun);
  const set = (next: ActValue): void => write((before) => ({ ...before, value: next }));
  const setDay = (next: LocalDate): void => write((before) => ({ ...before, effectiveOn: next }));
  const setReason = (next: string): void => write((before) => ({ ...before, reason: next }));
  const official = useOfficialAct(act);
  const conflict = conflictOf(official.refused);
  const needsReason = act !== 'stage';
  const ready = String(value) !== '' && String(value) !== String(was) && (!needsReason || reason.trim() !== '');

  const giveUp = (): void => {
    write(begun);
    onClose();
  };
  const send = async (seen: ActValue): Promise<void> => {
    const done = await official
      .run({ project: project.code, value, was: seen, effectiveOn, reason: reason.trim() })
      .catch(() => false);
    if (done) giveUp();
  };
  const name = attributeName(ATTRIBUTE_OF[act], language);
  const options = choices(act, project, language, unitName);
  return (
    <Modal
      open
      title={`${say(`act_${act}`)} · ${project.title}`}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={giveUp}>
          {say('cancel')}
        </Button>,
        <Button key="send" type="primary" disabled={!ready} loading={official.running} onClick={() => void send(was)}>
          {say('doIt')}
        </Button>,
      ]}
    >
      <div className="act-form">
        {conflict ? (
          <Conflict
            act={act}
            name={name}
            seen={was}
            actual={conflict}
            wanted={value}
            onAgain={() => {
              see(conflict);
              void send(conflict);
            }}
          />
        ) : (
          <Refused errors={official.refused} problem={official.problem} />
        )}
        <p>
          <span className="quiet">{say('standsNow', { name })}</span>{' '}
          <strong>{textOfValue(act, was, language, unitName) || say('none')}</strong>
        </p>
        {act === 'levels' ? (
          <fieldset className="act-field">
            <legend>{say('newValue')}</legend>
            <Checkbox.Group
              options={[...options]}
              value={typeof value === 'string' ? [] : [...value]}
              onChange={(chosen) => set(options.flatMap((each) => (chosen.includes(each.value) ? [each.value] : [])))}
            />
          </fieldset>
        ) : (
          <div className="act-field">
            <label htmlFor={`${ids}-value`}>{say('newValue')}</label>
            {act === 'rename' ? (
              <Input id={`${ids}-value`} maxLength={200} value={String(value)} onChange={({ target }) => set(target.value)} />
            ) : (
              <Select
                id={`${ids}-value`}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={say('choose')}
                value={String(value) === '' ? null : String(value)}
                onChange={(next: string | null) => set(next ?? '')}
                options={options.filter((each) => act === 'stage' || each.value !== String(was))}
              />
            )}
          </div>
        )}
        <div className="act-field">
          <label htmlFor={`${ids}-day`}>{say('fromDay')}</label>
          <Input
            id={`${ids}-day`}
            type="date"
            max={project.at.asOf}
            value={effectiveOn}
            onChange={({ target }) => isLocalDate(target.value) && setDay(target.value)}
          />
        </div>
        <div className="act-field">
          <label htmlFor={`${ids}-reason`}>{say(needsReason ? 'reason' : 'reasonIfBack')}</label>
          <Input.TextArea
            id={`${ids}-reason`}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <p className="quiet small">{say('actNote')}</p>
      </div>
    </Modal>
  );
}
