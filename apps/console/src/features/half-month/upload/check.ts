import { download, newKey, upload } from '../../../shared/api';

/** What the doors of a file answer (docs/api.md): REST has no generated types. */
export interface CheckFinding {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly line: string | null;
  readonly message: string;
  readonly messageEn: string;
  readonly repair: string | null;
  readonly repairEn: string | null;
}

export interface CheckCell {
  readonly attribute: string;
  readonly attributeZh: string;
  readonly column: string;
  readonly was: string;
  readonly now: string;
  readonly raw: string;
}

export type RowState = 'good' | 'bad' | 'question';

export interface CheckRow {
  readonly row: number;
  readonly line: string | null;
  readonly project: string | null;
  readonly title: string;
  readonly matchedBy: 'code' | 'number' | 'title' | null;
  readonly state: RowState;
  readonly cells: readonly CheckCell[];
  readonly findings: readonly string[];
}

export interface Normalised {
  readonly row: number;
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly messageEn: string;
}

export interface Taken {
  readonly alreadyTaken: boolean;
  readonly changedCells: number;
  readonly newLines: number;
  readonly findings: readonly CheckFinding[];
  readonly missing: readonly { readonly project: string; readonly title: string }[];
  readonly normalisations: readonly Normalised[];
}

export interface Checked extends Taken {
  readonly reading: {
    readonly layout: string;
    readonly sheet: string | null;
    readonly why: readonly string[];
    readonly whyEn: readonly string[];
  };
  readonly counts: {
    readonly rows: number;
    readonly good: number;
    readonly bad: number;
    readonly question: number;
    readonly cells: number;
  };
  readonly rows: readonly CheckRow[];
}

export const TAKES = ['all', 'good', 'strict'] as const;
export type Take = (typeof TAKES)[number];

/** What the officer answered to a file that may be read in more than one way (Z-6). */
export interface Answers {
  readonly layout?: string;
  readonly sheet?: string;
}

interface Sending {
  readonly place: string;
  readonly file: File;
  readonly answers: Answers;
  readonly onProgress: (share: number) => void;
  readonly signal?: AbortSignal;
}

const query = (parts: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

/** Asks what taking the file would do; nothing is stored. @throws Problem */
export const checkFile = ({ place, file, answers, onProgress, signal }: Sending): Promise<Checked> =>
  upload<Checked>(`${place}/sheet/check${query({ ...answers })}`, {
    file,
    key: newKey(),
    onProgress,
    ...(signal === undefined ? {} : { signal }),
  });

/** Takes the file into the draft. `key` stays the same while the same file is sent again after a lost answer. @throws Problem */
export const takeFile = ({ place, file, answers, onProgress }: Sending, take: Take, key: string): Promise<Taken> =>
  upload<Taken>(`${place}/sheet${query({ ...answers, take })}`, { file, key, onProgress });

/** The same file with its findings marked, kept by the browser; answers its name. Nothing is stored. @throws Problem */
export const markedFile = (place: string, file: File, answers: Answers): Promise<string> =>
  download(`${place}/sheet/marked${query({ ...answers })}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
  });
