'use strict';
// Runs marking/mark-child.ts from source, for tests: the built service has mark-child.js beside its parent and never comes here.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const options = { filename, module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
  module._compile(transformSync(readFileSync(filename, 'utf8'), options).code, filename);
};
require(join(__dirname, '..', 'marking', 'mark-child.ts'));
