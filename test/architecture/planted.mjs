/**
 * A small sane tree, and one violation per rule planted in it. The tree is written to a temporary folder and cruised by
 * the very rules of the repository: the sane part must stay silent, each violation must be reported under its rule.
 */

/** path → source. Shows every arrow that is allowed. */
export const sane = {
  'package.json': JSON.stringify({
    name: 'planted',
    dependencies: { typeorm: '*', pg: '*' },
    devDependencies: { supertest: '*' },
  }),
  'apps/api/src/main.ts': "import '#delivery'; import '#platform/event-store'; import '#kernel';",
  'libs/kernel/src/index.ts': "export * from './money';",
  'libs/kernel/src/money.ts': 'export type Money = number;',
  'libs/kernel/src/money.spec.ts': "import './money'; import 'supertest';",
  'libs/platform/src/event-store/index.ts': "export * from './port';",
  'libs/platform/src/event-store/port.ts': "import type { Money } from '#kernel'; export type Port = Money;",
  'libs/platform/src/event-store/adapter.ts': "import 'pg'; import './port';",
  'libs/platform/src/database/index.ts': "import 'typeorm'; export {};",
  'libs/platform/src/commands/index.ts': "import '#platform/event-store'; import '#kernel'; export {};",
  'libs/access/src/index.ts': 'export {};',
  'libs/insight/src/index.ts': "import '#delivery/events'; import '#reporting/events'; export {};",
  'libs/delivery/src/index.ts': "export * from './stage/stage.handler';",
  'libs/delivery/src/events.ts': "export * from './stage/stage.events';",
  'libs/delivery/src/stage/stage.events.ts': "import type { Money } from '#kernel'; export type Cost = Money;",
  'libs/delivery/src/stage/stage.rules.ts': "import '#kernel'; export const rule = 1;",
  'libs/delivery/src/stage/stage.decider.ts': "import './stage.events'; import './stage.rules';",
  'libs/delivery/src/stage/stage.projection.ts': "import './stage.events'; import '#reporting/events';",
  'libs/delivery/src/stage/stage.table.ts': "import 'typeorm'; import './stage.projection';",
  'libs/delivery/src/stage/stage.handler.ts': "import './stage.decider'; import '#platform/commands'; export {};",
  'apps/console/src/app/registry.ts': "import '../features/board/Board'; export {};",
  'apps/console/src/features/board/Board.tsx': "import '#kernel'; import '../../shared/ui'; export const Board = 1;",
  'apps/console/src/shared/ui.ts': "import '#kernel'; export {};",
  'libs/reporting/src/index.ts': 'export {};',
  'libs/reporting/src/events.ts': "import type { Money } from '#kernel'; export type Line = Money;",
};

/** rule → planted files, each of which must be reported under that rule. */
export const violations = {
  'kernel-imports-nothing': {
    'libs/kernel/src/hash.ts': "import { createHash } from 'node:crypto'; export { createHash };",
    'libs/kernel/src/typed.ts': "import type { Port } from '#platform/event-store'; export type P = Port;",
  },
  'domain-is-pure': {
    'libs/delivery/src/late/late.decider.ts': "import type { Port } from '#platform/event-store'; export type P = Port;",
    'libs/delivery/src/late/late.projection.ts': "import './late.helper';",
    'libs/delivery/src/late/late.helper.ts': "import 'typeorm';",
    'libs/delivery/src/late/late.events.ts': "import '@nestjs/common';",
    'libs/reporting/src/checks/costs.ts': "import { readFileSync } from 'node:fs'; export { readFileSync };",
  },
  'projections-never-decide': {
    'libs/delivery/src/board/board.projection.ts': "import './board.shared';",
    'libs/delivery/src/board/board.shared.ts': "import '../stage/stage.decider';",
  },
  'contexts-are-strangers': {
    'libs/reporting/src/draft/draft.handler.ts': "import '#delivery';",
    'libs/reporting/src/draft/draft.types.ts': "import type { X } from '#access'; export type Y = X;",
    'libs/reporting/src/draft/draft.deep.ts': "import '../../../delivery/src/stage/stage.rules';",
    // A context nobody has listed anywhere.
    'libs/selection/src/index.ts': "import '#reporting';",
  },
  'only-published-events-cross': {
    'libs/reporting/src/draft/draft.decider.ts': "import type { Cost } from '#delivery/events'; export type C = Cost;",
    'libs/reporting/src/draft/draft.resolver.ts': "import '#delivery/events';",
  },
  'apps-use-front-doors': {
    'apps/api/src/deep.ts': "import '../../../libs/delivery/src/stage/stage.handler';",
    'apps/cli/src/deep.ts': "import '../../../libs/platform/src/event-store/adapter';",
  },
  'contexts-use-front-doors': {
    'libs/delivery/src/deep.ts': "import '../../kernel/src/money';",
    'libs/delivery/src/deeper.ts': "import '../../platform/src/commands/retry';",
    'libs/platform/src/commands/retry.ts': 'export {};',
  },
  'rooms-use-front-doors': {
    'libs/platform/src/commands/peek.ts': "import '../read-store/rows';",
    'libs/platform/src/read-store/rows.ts': "import '../../../kernel/src/money';",
  },
  'features-are-strangers': {
    'apps/console/src/features/late/Late.tsx': "import { Board } from '../board/Board'; export const Late = Board;",
    'apps/console/src/features/late/index.ts': "import '../../app/registry'; export {};",
  },
  'shared-knows-no-feature': {
    'apps/console/src/shared/late.ts': "import '../features/board/Board'; export {};",
  },
  'console-is-a-client': {
    'apps/console/src/features/deep/Deep.tsx': "import '#delivery/events'; export {};",
    'apps/console/src/features/deep/api.ts': "import '../../../../api/src/main'; export {};",
    'apps/console/src/shared/money.ts': "import '../../../../libs/kernel/src/money'; export {};",
  },
  'libs-know-no-app': {
    'libs/delivery/src/door.ts': "import '../../../apps/api/src/main';",
    'libs/platform/src/database/tool.ts': "import '../../../../tools/build';",
    'tools/build.ts': 'export {};',
  },
  'platform-knows-no-domain': {
    'libs/platform/src/read-store/titles.ts': "import type { Line } from '#reporting/events'; export type L = Line;",
  },
  'one-door-to-the-event-store': {
    'libs/platform/src/commands/sneak.ts': "import '../event-store/adapter';",
    'libs/reporting/src/draft/sneak.ts': "import '../../../platform/src/event-store/port';",
  },
  'platform-holds-the-drivers': {
    'libs/insight/src/shortcut.ts': "import { Client } from 'pg'; export { Client };",
    'apps/api/src/shortcut.ts': "import '@eventstore/db-client';",
  },
  'tables-hold-the-orm': {
    'libs/delivery/src/stage/stage.service.ts': "import type { DataSource } from 'typeorm'; export type D = DataSource;",
    'libs/platform/src/commands/orm.ts': "import '@nestjs/typeorm';",
  },
  'no-circles': {
    'libs/access/src/hen.ts': "import type { Egg } from './egg'; export type Hen = Egg;",
    'libs/access/src/egg.ts': "import type { Hen } from './hen'; export type Egg = Hen;",
  },
  'nothing-imports-a-spec': {
    'libs/access/src/leaning.ts': "import './leaning.fixture.spec';",
    'libs/access/src/leaning.fixture.spec.ts': 'export {};',
    'libs/access/src/propped.ts': "import './testing/prop';",
    'libs/access/src/testing/prop.ts': 'export {};',
  },
  'product-needs-no-dev-dependency': {
    'apps/api/src/probe.ts': "import 'supertest';",
  },
  'everything-resolves': {
    'libs/access/src/lost.ts': "import '#nowhere'; import './gone';",
  },
};

/** Planted only so that others have something to import; not violations themselves. */
export const props = [
  // A circle is reported once, under the file it was entered by.
  'libs/access/src/hen.ts',
  'libs/platform/src/commands/retry.ts',
  'libs/delivery/src/late/late.helper.ts',
  'libs/delivery/src/board/board.shared.ts',
  'tools/build.ts',
  'libs/access/src/leaning.fixture.spec.ts',
  'libs/access/src/testing/prop.ts',
];
