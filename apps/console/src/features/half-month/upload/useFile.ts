import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { KeyKeeper, Problem, problemOf } from '../../../shared/api';
import { checkFile, takeFile, type Answers, type Checked, type Take } from './check';
import { askedBy, unfit, type ReadingAsked } from './fit';

/** Where a file stands on its way into the draft. */
export type FileStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'under-way'; readonly file: File; readonly share: number }
  | { readonly kind: 'asked'; readonly file: File; readonly asked: ReadingAsked; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly file: File; readonly answers: Answers; readonly problem: Problem }
  | {
      readonly kind: 'checked';
      readonly file: File;
      readonly answers: Answers;
      readonly checked: Checked;
      readonly taking: boolean;
      readonly problem: Problem | null;
    }
  | { readonly kind: 'taken'; readonly name: string; readonly same: boolean };

export interface FileDesk {
  readonly step: FileStep;
  /** Checks a file; answers say how it is to be read. */
  readonly check: (file: File, answers?: Answers) => void;
  readonly take: (take: Take) => void;
  readonly leave: () => void;
}

/** Checks a file, asks what must be asked, and takes it into the draft. A file that is left is forgotten; the draft stays. */
export function useFile(place: string): FileDesk {
  const client = useQueryClient();
  const [step, setStep] = useState<FileStep>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  const keys = useRef(new KeyKeeper());
  useEffect(() => () => running.current?.abort(), []);

  const check = useCallback(
    (file: File, answers: Answers = {}): void => {
      running.current?.abort();
      const refused = unfit(file);
      if (refused) {
        const problem = new Problem('badInput', 'UNFIT_FILE', refused.zh, refused.en);
        setStep({ kind: 'refused', file, answers, problem });
        return;
      }
      const mine = new AbortController();
      running.current = mine;
      const onProgress = (share: number): void => setStep({ kind: 'under-way', file, share });
      onProgress(0);
      checkFile({ place, file, answers, onProgress, signal: mine.signal }).then(
        (checked) => setStep({ kind: 'checked', file, answers, checked, taking: false, problem: null }),
        (error: unknown) => {
          if (mine.signal.aborted) return;
          const problem = problemOf(error);
          const asked = askedBy(problem);
          setStep(asked ? { kind: 'asked', file, asked, problem } : { kind: 'refused', file, answers, problem });
        },
      );
    },
    [place],
  );

  const take = async (how: Take): Promise<void> => {
    if (step.kind !== 'checked' || step.taking) return;
    const { file, answers } = step;
    setStep({ ...step, taking: true, problem: null });
    const key = keys.current.keyFor(JSON.stringify([file.name, file.size, file.lastModified, answers, how]));
    try {
      const { alreadyTaken } = await takeFile({ place, file, answers, onProgress: () => undefined }, how, key);
      keys.current.answered();
      await client.invalidateQueries();
      setStep({ kind: 'taken', name: file.name, same: alreadyTaken });
    } catch (error) {
      setStep({ ...step, taking: false, problem: problemOf(error) });
    }
  };
  const leave = useCallback((): void => {
    running.current?.abort();
    setStep({ kind: 'none' });
  }, []);
  return { step, check, take: (how) => void take(how), leave };
}
