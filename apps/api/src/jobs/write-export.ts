import type { JobRun } from '#platform/jobs';
import { workbookOf, writeCsv, writeSheet, XLSX_ROWS, type Export } from '../exports/export-file';
import { fileType, type FileFormat } from '../http/params';

/** The file of an immediate export, made as a job's: the same rows, and no limit of their number. `seen` hears how many. */
export async function writeExport(
  run: JobRun,
  format: FileFormat,
  file: Export,
  seen: (rows: number) => void = (rows) => run.at('writing', rows, file.rows),
): Promise<void> {
  const output = run.output(`${file.fileName}.${format}`, fileType(format));
  seen(0);
  if (format === 'csv') {
    await writeCsv(file, async (text, rows) => {
      seen(rows);
      await output.write(text);
      return true;
    });
  } else if (file.rows <= XLSX_ROWS) {
    await output.write(await workbookOf(file, seen));
  } else {
    await writeSheet(file, async (bytes, rows) => {
      seen(rows);
      await output.write(bytes);
    });
  }
}

export const WRITING = { writing: { zh: '写入', en: 'writing' } } as const;
