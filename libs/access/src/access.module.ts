import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { LentRights } from './deputies/lent-rights';
import { ManageDeputiesHandler } from './deputies/manage-deputies.handler';
import { RenameOrganisationHandler } from './organisation/rename-organisation.handler';

/** Access's command handlers. The app gives `StreamCommands` and `TokenService`, by a module or a global one. */
@Module({})
export class AccessModule {
  static with(given: { readonly imports?: ModuleMetadata['imports'] } = {}): DynamicModule {
    return {
      module: AccessModule,
      imports: [CqrsModule, ...(given.imports ?? [])],
      providers: [RenameOrganisationHandler, ManageDeputiesHandler, LentRights],
      exports: [CqrsModule, LentRights],
    };
  }
}
