import { nodeBundle } from '../../tools/node-bundle.mjs';

export default [
  nodeBundle({ project: 'apps/api', entry: 'src/main.ts', banner: "import 'reflect-metadata';" }),
  nodeBundle({ project: 'apps/api', entry: 'src/bodies/parser-thread.ts' }),
];
