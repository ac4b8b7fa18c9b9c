/** How far an upload is: rows of the fullest sheet, then lines read of it. `commit` is asked before anything is stored. */
export interface UploadSteps {
  at(step: 'reading' | 'matching' | 'checking', done: number, total: number | null): void;
  commit(step: 'storing'): Promise<void>;
}
