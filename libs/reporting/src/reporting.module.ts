import { Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { StreamCommands } from '#platform/commands';
import { EventStore } from '#platform/event-store';
import { DraftFiles } from './draft/draft-files';
import { DraftService } from './draft/draft-service';
import { DraftStore, draftStoreProvider } from './draft/draft-store.table';
import { IssueCompilationHandler } from './period/issue-compilation.handler';
import { OpenPeriodHandler } from './period/open-period.handler';
import { ProjectsPort } from './ports';
import { ExtendDeadlineHandler, RemindUnitHandler } from './report/deadline.handler';
import { AnswerQuestionHandler, AskAboutCellHandler } from './report/question.handler';
import { AcceptReportHandler, ReturnReportHandler } from './report/settle-report.handler';
import { SubmitReportHandler } from './submit/submit-report.handler';

const draftService: Provider = {
  provide: DraftService,
  inject: [DraftStore, StreamCommands, ProjectsPort, EventStore],
  useFactory: (drafts: DraftStore, commands: StreamCommands, projects: ProjectsPort, store: EventStore) =>
    new DraftService(drafts, commands, projects, store),
};

const draftFiles: Provider = {
  provide: DraftFiles,
  inject: [DraftStore, StreamCommands, ProjectsPort, EventStore],
  useFactory: (drafts: DraftStore, commands: StreamCommands, projects: ProjectsPort, store: EventStore) =>
    new DraftFiles(drafts, commands, projects, store),
};

/**
 * Reporting's command handlers and the draft service. The app gives `StreamCommands`, `EventStore`, TypeORM's
 * `DataSource` and a `ProjectsPort`, by module or by provider.
 */
@Module({})
export class ReportingModule {
  static with(given: { readonly imports?: ModuleMetadata['imports']; readonly providers?: readonly Provider[] }): DynamicModule {
    return {
      module: ReportingModule,
      imports: [CqrsModule, ...(given.imports ?? [])],
      providers: [
        ...(given.providers ?? []),
        draftStoreProvider,
        draftService,
        draftFiles,
        OpenPeriodHandler,
        IssueCompilationHandler,
        SubmitReportHandler,
        AcceptReportHandler,
        ReturnReportHandler,
        ExtendDeadlineHandler,
        RemindUnitHandler,
        AskAboutCellHandler,
        AnswerQuestionHandler,
      ],
      exports: [CqrsModule, DraftService, DraftFiles],
    };
  }
}
