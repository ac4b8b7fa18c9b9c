#!/usr/bin/env node
import './lib/node-version.mjs';

// The command line `slate`: install and build what is missing, then become the program.
const { ready } = await import('./lib/ready.mjs');
const { runMain } = await import('./lib/run-main.mjs');
await ready();
runMain('apps/cli/src/main.js');
