import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Chunks that change together: a new screen leaves the libraries in the browser's cache. */
const groups = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\// },
  {
    name: 'base',
    test: /node_modules\/(@tanstack\/(?!react-virtual|virtual-core)|i18next|react-i18next|html-parse-stringify|void-elements)\//,
  },
  { name: 'kernel', test: /libs\/kernel\/src\// },
];

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: { alias: { '#kernel': here('../../libs/kernel/src/index.ts') } },
  build: {
    outDir: here('../../dist/apps/console'),
    emptyOutDir: true,
    target: 'chrome86',
    // Every supported browser knows modulepreload; the policy allows no inline script anyway.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
