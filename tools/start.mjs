import './lib/node-version.mjs';

// `npm start`: install and build what is missing, then become the service.
const { ready } = await import('./lib/ready.mjs');
const { runMain } = await import('./lib/run-main.mjs');
await ready();
runMain('apps/api/src/main.js');
