import './lib/node-version.mjs';

// `npm test`: the checks, the build, then integration and end-to-end tests on a real PostgreSQL. The last line is the counts.
const { ensureInstalled } = await import('./lib/install.mjs');
const { ensureBuilt } = await import('./lib/build.mjs');
const { checks } = await import('./lib/checks.mjs');
const { jest } = await import('./lib/jest.mjs');
const { Report } = await import('./lib/report.mjs');

const report = new Report();
const has = await report.step('依赖 · packages', () => ensureInstalled().then(() => true));
if (has) {
  await report.step('编译 · build', () => ensureBuilt().then(() => true));
  await checks(report);
  await report.step('集成与端到端测试 · integration and end-to-end tests', () => jest('integration', report));
}
report.close();
