// Jest runs the sources through swc as CommonJS; the ESM-only packages of node_modules go through it too,
// because Jest cannot require() them on Node 20.
const esmOnly =
  '@nestjs|@graphql-yoga|graphql-yoga|@envelop|@whatwg-node|@graphql-tools|graphql-jit|graphql-ws|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|load-esm|hucre|@repeaterjs|iterare|lru-cache|cross-inspect|fast-check|pure-rand|p-limit|@escape.tech';
const swc = [
  '@swc/jest',
  {
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
  },
];
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.[cm]?[jt]s$': swc },
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly})/)`],
  moduleNameMapper: {
    '^#kernel$': '<rootDir>/libs/kernel/src/index.ts',
    '^#kernel/testing$': '<rootDir>/libs/kernel/src/testing/index.ts',
    '^#platform/(.*)$': '<rootDir>/libs/platform/src/$1/index.ts',
    '^#(access|delivery|reporting|insight)$': '<rootDir>/libs/$1/src/index.ts',
    '^#(delivery|reporting)/events$': '<rootDir>/libs/$1/src/events.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.slate'],
};
module.exports = {
  // Room for a hook on a busy machine; what a test must not exceed it says itself. Jest reads it here, not in a project.
  testTimeout: 30_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'] },
    {
      ...base,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,test}/**/*.{int,e2e}-spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
