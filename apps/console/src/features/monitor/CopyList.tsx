import { Button, Input, Modal, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { day, periodText } from '../../shared/format';
import { copyText } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { words as acts } from './act.words';
import { isLate, isUnsent } from './cells';
import type { Calendar, CalendarCell, CalendarPeriod } from './operations';
import { words } from './words';

type TextArea = { readonly resizableTextArea?: { readonly textArea: HTMLTextAreaElement } };

/** Who has not sent, who must send again and who was late, as plain text to paste into a message. */
export function CopyList({
  calendar,
  period,
  onClose,
}: {
  readonly calendar: Calendar;
  readonly period: CalendarPeriod;
  readonly onClose: () => void;
}) {
  const say = useWords(words);
  const sayList = useWords(acts);
  const either = useEither();
  const { language } = useLanguage();
  const [said, setSaid] = useState<'copied' | 'copySelect' | null>(null);
  const box = useRef<TextArea & InputRef>(null);
  const named = { period: periodText(period.id, language), dueOn: day(period.dueOn, language) };
  const those = (is: (cell: CalendarCell) => boolean): string =>
    calendar.rows
      .filter(({ cells }) => cells.some((cell) => cell.period === period.id && is(cell)))
      .map(({ unit }) => either(unit.short, unit.en))
      .join(language === 'zh' ? '、' : ', ');
  const line = (head: string, units: string): readonly string[] => (units === '' ? [] : [`${head}${units}`]);
  const owed = [
    ...line(
      sayList('listOverdue', named),
      those((cell) => cell.required && isUnsent(cell) && cell.lateness === 'OVERDUE'),
    ),
    ...line(
      sayList('listUnsent', named),
      those((cell) => cell.required && isUnsent(cell) && cell.lateness !== 'OVERDUE'),
    ),
    ...line(
      sayList('listReturned'),
      those((cell) => cell.state === 'RETURNED'),
    ),
  ];
  const late = line(
    sayList('listLate'),
    those((cell) => isLate(cell) && !isUnsent(cell)),
  );
  const lines = [...owed, ...(owed.length > 0 ? [sayList('listAsk')] : []), ...late];
  const text = lines.length === 0 ? sayList('listNone', named) : lines.join('\n');
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    // Where the browser would not, the text stands selected for Ctrl+C.
    box.current?.resizableTextArea?.textArea.focus();
    box.current?.resizableTextArea?.textArea.select();
    setSaid(done ? 'copied' : 'copySelect');
  };
  return (
    <Modal open title={say('copyTitle')} onCancel={onClose} footer={null}>
      <div className="stack">
        <Input.TextArea ref={box as never} aria-label={say('copyText')} readOnly rows={8} value={text} />
        <div className="row monitor-buttons">
          <span role="status" className="quiet">
            {said !== null && say(said)}
          </span>
          <Button onClick={onClose}>{say('close')}</Button>
          <Button type="primary" onClick={() => void copy()}>
            {say('copy')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
