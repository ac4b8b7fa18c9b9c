import './lib/node-version.mjs';

// `npm run check`: everything that needs no service.
const { checks } = await import('./lib/checks.mjs');
const { Report } = await import('./lib/report.mjs');
const { ready } = await import('./lib/ready.mjs');
await ready();
const report = new Report();
await checks(report);
report.close();
