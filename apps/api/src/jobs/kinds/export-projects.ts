import { askedExport, type ProjectExport } from '../../exports/project-export';
import type { ApiJobKind } from '../job-kind';
import { WRITING, writeExport } from '../write-export';

/** The list of projects as filtered, by the parameters of `GET /api/projects/export`; of any length. */
export const exportProjects = (lists: ProjectExport): ApiJobKind => ({
  name: 'export-projects',
  zh: '导出项目列表',
  en: 'Export of the list of projects',
  phases: WRITING,
  check: (_actor, input) => {
    askedExport(input);
    return Promise.resolve(input);
  },
  async run(run, actor) {
    const asked = askedExport(run.job.input);
    const file = await lists.export(actor.scope, asked);
    await writeExport(run, asked.format, file);
    return { rows: file.rows };
  },
});
