/**
 * The doors of package.json (`#kernel`, `#platform/…`) lead to compiled files. Rules speak of sources, so the cruiser
 * follows each door to the source it was compiled from; derived from package.json, so that the two cannot part.
 */
const { join, resolve } = require('node:path');
const { imports } = require('../../package.json');

const sourcesUnder = (root) => ({
  alias: Object.entries(imports).map(([name, compiled]) => ({
    name,
    alias: join(root, compiled.replace(/^\.\/dist\//, '').replace(/\.js$/, '.ts')),
    onlyModule: !name.includes('*'),
  })),
});

module.exports = { sourcesUnder, resolve: sourcesUnder(resolve(__dirname, '../..')) };
