import './lib/node-version.mjs';

const { ready } = await import('./lib/ready.mjs');
await ready();
