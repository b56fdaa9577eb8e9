import { nodeBundle } from '../../tools/node-bundle.mjs';

const project = 'apps/checker';

/** `main.js` is the product, `demo.js` and `bench.js` bring their own staged internet. */
export default [
  nodeBundle({ project, entry: 'src/main.ts', banner: '#!/usr/bin/env node', standalone: true }),
  nodeBundle({ project, entry: 'src/demo.ts' }),
  nodeBundle({ project, entry: 'src/bench.ts' }),
];
