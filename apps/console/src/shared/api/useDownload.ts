import { useRef, useState } from 'react';
import { download, type Download } from './files';
import { problemOf, type Problem } from './problem';

export interface Downloading {
  /** Fetches the file at the path; while one is under way, a second click does nothing. */
  readonly get: (path: string, init?: Download) => Promise<void>;
  /** The same for a file that comes otherwise; `name` answers what it was kept as. */
  readonly keep: (key: string, name: () => Promise<string>) => Promise<void>;
  /** The path that is being fetched; null where none is. */
  readonly running: string | null;
  /** The name the last file was kept under; null before, and while another is fetched. */
  readonly told: string | null;
  readonly problem: Problem | null;
  readonly reset: () => void;
}

/** A file to keep, once for however many clicks: that it is coming, what it was called, what went wrong. */
export function useDownload(): Downloading {
  const under = useRef(false);
  const [running, setRunning] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const keep: Downloading['keep'] = async (key, name) => {
    if (under.current) return;
    under.current = true;
    setRunning(key);
    setTold(null);
    setProblem(null);
    try {
      setTold(await name());
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      under.current = false;
      setRunning(null);
    }
  };
  return {
    get: (path, init) => keep(path, () => download(path, init)),
    keep,
    running,
    told,
    problem,
    reset: () => {
      setTold(null);
      setProblem(null);
    },
  };
}
