import { Global, Logger, Module, ValidationPipe, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { DataSource } from '#platform/database';
import { AccessModule, SigningKey, TokenService } from '#access';
import { DeliveryModule, ProjectStandingPort } from '#delivery';
import { Figures } from '#insight';
import { Clock } from '#platform/clock';
import { StreamCommands } from '#platform/commands';
import { EventStore } from '#platform/event-store';
import { JobStore } from '#platform/jobs';
import { ProcessRunner } from '#platform/processes';
import { ReadStore } from '#platform/read-store';
import { DraftStore, ProjectsPort, ReportingModule } from '#reporting';
import { ProjectsAdapter } from './adapters/projects.adapter';
import { StandingAdapter } from './adapters/standing.adapter';
import { CompilationService } from './compilation/compilation.service';
import { IssueService } from './compilation/issue.service';
import type { Seeding } from './demo/seeding';
import { AnnexController } from './exports/annex.controller';
import { CalendarController } from './exports/calendar.controller';
import { CorrectionsController } from './exports/corrections.controller';
import { ExportController } from './exports/export.controller';
import { ProjectExport } from './exports/project-export';
import { AnnexService } from './exports/annex.service';
import { ActsResolver } from './graphql/acts.resolver';
import { CalendarResolver } from './graphql/calendar.resolver';
import { ChangesResolver } from './graphql/changes.resolver';
import { ClaimHistoryResolver } from './graphql/claim-history.resolver';
import { ClaimReportResolver } from './graphql/claim-report.resolver';
import { CompilationsResolver } from './graphql/compilations.resolver';
import { ClaimReader } from './graphql/claims.loader';
import { FigureDisputedResolver, GroupDisputedResolver } from './graphql/disputed.resolver';
import { FigureEarlierResolver } from './graphql/earlier.resolver';
import { FigureLoaders } from './graphql/figure-loaders';
import { DeputiesResolver } from './graphql/deputies.resolver';
import { DraftsResolver } from './graphql/drafts.resolver';
import { DuplicatesResolver, ProjectDuplicatesResolver } from './graphql/duplicates.resolver';
import { ComparisonResolver } from './graphql/comparison.resolver';
import { CorrectionsResolver } from './graphql/corrections.resolver';
import { FigureGroupResolver, FiguresResolver } from './graphql/figures.resolver';
import { graphqlOptions } from './graphql/graphql.options';
import { HistoryResolver, ReportActResolver } from './graphql/history.resolver';
import { MessagesResolver } from './graphql/messages.resolver';
import { JobsResolver } from './graphql/jobs.resolver';
import { LiveResolver, ReportChangeResolver } from './graphql/live.resolver';
import { MovesResolver } from './graphql/moves.resolver';
import { OrganisationsResolver } from './graphql/organisations.resolver';
import { ProgressResolver } from './graphql/progress.resolver';
import { FactSegmentResolver, ProjectsResolver } from './graphql/projects.resolver';
import { PeriodsResolver } from './graphql/periods.resolver';
import { ReportsResolver } from './graphql/reports.resolver';
import { DraftReturnResolver, ReturnsResolver } from './graphql/returns.resolver';
import { ReviewResolver } from './graphql/review.resolver';
import { scalars } from './graphql/scalars';
import { SeriesResolver } from './graphql/series.resolver';
import { validationErrors } from './graphql/validation';
import { ViewerResolver } from './graphql/viewer.resolver';
import { CompilationController } from './http/compilation.controller';
import { DocsController } from './http/docs.controller';
import { HealthController } from './http/health.controller';
import { JobController } from './http/job.controller';
import { MetricsController } from './http/metrics.controller';
import { ProblemFilter } from './http/problem';
import { FileController } from './http/file.controller';
import { ReceiptController } from './http/receipt.controller';
import { ReportController } from './http/report.controller';
import { StatusController } from './http/status.controller';
import { Idempotency } from './idempotency/idempotency';
import { AllJobKinds } from './jobs/job-kinds';
import { JobKinds, JobsService } from './jobs/jobs.service';
import { LiveService } from './live/live.service';
import { MetricsWatch } from './metrics/watch';
import { CorrectionReader } from './reports/corrections';
import { ReportHistory } from './reports/report-history';
import { ReviewService } from './reports/review/review.service';
import { SheetService } from './reports/sheet.service';
import { seasonProcesses } from './processes/season';
import { tellProcess, type Runtime } from './runtime';
import { METRICS_TOKEN, PLACE, RUNTIME, SEEDING, type Place } from './tokens';

export interface AppOptions {
  readonly runtime: Runtime;
  readonly seeding: Seeding;
  readonly place: Place;
  /** Folder of the built console; absent where none is served. */
  readonly consoleFolder?: string;
  /** Who knows it reads /metrics; absent: the machine itself. */
  readonly metricsToken?: string;
}

/** What stands below Nest, given to all modules. */
@Global()
@Module({})
class PlatformModule {
  static of({ runtime, seeding, place }: AppOptions): DynamicModule {
    const providers: Provider[] = [
      { provide: RUNTIME, useValue: runtime },
      { provide: SEEDING, useValue: seeding },
      { provide: PLACE, useValue: place },
      { provide: Clock, useValue: runtime.clock },
      { provide: EventStore, useValue: runtime.store },
      { provide: StreamCommands, useValue: runtime.commands },
      { provide: ReadStore, useValue: runtime.reads },
      { provide: DataSource, useValue: runtime.source },
      { provide: TokenService, useValue: runtime.tokens },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}

/** The API's composition root: contexts are strangers, and only here do their ports meet. */
@Module({})
export class AppModule {
  static of(options: AppOptions): DynamicModule {
    const { runtime } = options;
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(options),
        CqrsModule.forRoot(),
        AccessModule.with(),
        DeliveryModule.with({ providers: [{ provide: ProjectStandingPort, useClass: StandingAdapter }] }),
        ReportingModule.with({
          providers: [
            { provide: ProjectsPort, useClass: ProjectsAdapter },
            { provide: DraftStore, useValue: new DraftStore(runtime.source) },
          ],
        }),
        GraphQLModule.forRoot(graphqlOptions(new Logger('graphql'), runtime.metrics)),
      ],
      controllers: [
        AnnexController,
        ExportController,
        CalendarController,
        CorrectionsController,
        CompilationController,
        DocsController,
        HealthController,
        JobController,
        MetricsController,
        StatusController,
        ReceiptController,
        ReportController,
        FileController,
      ],
      providers: [
        {
          provide: APP_PIPE,
          useValue: new ValidationPipe({ transform: true, exceptionFactory: validationErrors }),
        },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: Figures, useValue: new Figures(runtime.reads) },
        FigureLoaders,
        { provide: ClaimReader, useValue: new ClaimReader(runtime.reads, runtime.tokens, runtime.store) },
        { provide: ProjectsPort, useClass: ProjectsAdapter },
        { provide: SigningKey, useValue: runtime.sheetKey },
        AnnexService,
        ProjectExport,
        LiveService,
        MetricsWatch,
        { provide: METRICS_TOKEN, useValue: options.metricsToken ?? null },
        CorrectionReader,
        { provide: JobStore, useValue: new JobStore(runtime.source) },
        { provide: JobKinds, useClass: AllJobKinds },
        JobsService,
        ReportHistory,
        ReviewService,
        SheetService,
        {
          provide: ProcessRunner,
          inject: [CommandBus],
          useFactory: (commands: CommandBus) => {
            const { reads, clock, log } = runtime;
            return new ProcessRunner(seasonProcesses({ commands, reads, clock }), clock, tellProcess(log));
          },
        },
        CompilationService,
        IssueService,
        { provide: Idempotency, useValue: new Idempotency(runtime.source, runtime.clock) },
        ...resolvers,
      ],
    };
  }
}

const resolvers = [
  ActsResolver,
  CalendarResolver,
  ChangesResolver,
  ClaimHistoryResolver,
  ClaimReportResolver,
  CompilationsResolver,
  DeputiesResolver,
  DraftReturnResolver,
  DraftsResolver,
  DuplicatesResolver,
  FactSegmentResolver,
  FigureDisputedResolver,
  FigureEarlierResolver,
  FigureGroupResolver,
  FiguresResolver,
  ComparisonResolver,
  CorrectionsResolver,
  GroupDisputedResolver,
  HistoryResolver,
  JobsResolver,
  LiveResolver,
  MessagesResolver,
  MovesResolver,
  OrganisationsResolver,
  ProgressResolver,
  ProjectDuplicatesResolver,
  ProjectsResolver,
  ReportActResolver,
  ReportChangeResolver,
  PeriodsResolver,
  ReportsResolver,
  ReturnsResolver,
  ReviewResolver,
  SeriesResolver,
  ViewerResolver,
];

/** For the SDL script, which needs no database. */
export const sdlClasses = { resolvers, scalars };
