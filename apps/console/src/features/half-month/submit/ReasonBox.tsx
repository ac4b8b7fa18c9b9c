import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { UserError } from '../../../shared/api';
import { Refused } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { words } from './words';

/** The refusal that a reason answers: it is shown where the reason is written. */
export const wantsReason = (refused: readonly UserError[]): boolean => refused.some(({ code }) => code === 'REASON_REQUIRED');

interface ReasonBoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly refused: readonly UserError[];
  /** What has to be explained. */
  readonly children: ReactNode;
}

/** Why a report is corrected, or stands as it was after a return (B-08). */
export function ReasonBox({ value, onChange, refused, children }: ReasonBoxProps) {
  const say = useWords(words);
  return (
    <div className="stack">
      <Refused errors={refused} />
      <label className="certify-reason">
        {children}
        <Input.TextArea
          aria-label={say('reason')}
          rows={2}
          maxLength={500}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
    </div>
  );
}
