import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { RenameOrganisationHandler } from './organisation/rename-organisation.handler';

/** Access's command handlers. The app gives `StreamCommands`, by a module or a global one. */
@Module({})
export class AccessModule {
  static with(given: { readonly imports?: ModuleMetadata['imports'] } = {}): DynamicModule {
    return {
      module: AccessModule,
      imports: [CqrsModule, ...(given.imports ?? [])],
      providers: [RenameOrganisationHandler],
      exports: [CqrsModule],
    };
  }
}
