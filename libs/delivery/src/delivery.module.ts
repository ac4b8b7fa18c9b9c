import { Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { RecordOfficialActHandler } from './official-acts/official-acts.handler';
import { RegisterProjectHandler } from './registration/register-project.handler';

/** Delivery's command handlers. The app gives `StreamCommands` and a `ProjectStandingPort`, by module or by provider. */
@Module({})
export class DeliveryModule {
  static with(given: { readonly imports?: ModuleMetadata['imports']; readonly providers?: readonly Provider[] }): DynamicModule {
    return {
      module: DeliveryModule,
      imports: [CqrsModule, ...(given.imports ?? [])],
      providers: [...(given.providers ?? []), RegisterProjectHandler, RecordOfficialActHandler],
      exports: [CqrsModule],
    };
  }
}
