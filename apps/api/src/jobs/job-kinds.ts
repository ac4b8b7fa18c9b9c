import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { ReadStore } from '#platform/read-store';
import { CompilationService } from '../compilation/compilation.service';
import { ProjectExport } from '../exports/project-export';
import { ReportHistory } from '../reports/report-history';
import { SheetService } from '../reports/sheet.service';
import type { ApiJobKind } from './job-kind';
import { JobKinds } from './jobs.service';
import { compilationJob } from './kinds/compilation';
import { exportProjects } from './kinds/export-projects';
import { importSheet } from './kinds/import-sheet';
import { reportHistoryJob } from './kinds/report-history';

/** Every kind of job there is. */
@Injectable()
export class AllJobKinds extends JobKinds {
  readonly all: readonly ApiJobKind[];

  constructor(
    lists: ProjectExport,
    compilations: CompilationService,
    reads: ReadStore,
    history: ReportHistory,
    clock: Clock,
    sheets: SheetService,
  ) {
    super();
    this.all = [
      exportProjects(lists),
      compilationJob(compilations),
      reportHistoryJob({ reads, history, clock }),
      importSheet(sheets),
    ];
  }
}
