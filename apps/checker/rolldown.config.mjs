import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** node_modules stay outside, the workspace's own libraries go in. */
const external = (id) =>
  isBuiltin(id) || (!/^(?:[./\0]|@nawala\/|@oxc-project\/runtime)/.test(id) && !id.startsWith(root));

/** One file each: `main.js` is the product, `demo.js` brings its own staged internet. */
const entry = (name) => ({
  input: `${root}apps/checker/src/${name}.ts`,
  tsconfig: `${root}apps/checker/tsconfig.json`,
  platform: 'node',
  external,
  output: {
    dir: `${root}dist/apps/checker`,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    keepNames: true,
    codeSplitting: false,
    ...(name === 'main' && { banner: '#!/usr/bin/env node' }),
  },
});

export default defineConfig([entry('main'), entry('demo')]);
