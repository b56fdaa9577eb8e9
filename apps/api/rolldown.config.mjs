import { readFileSync } from 'node:fs';
import { nodeBundle } from '../../tools/node-bundle.mjs';
import buildAnswers, { ANSWERS } from './answers/build.mjs';

/** What the handlers answer lies beside every bundle, wherever it is made. */
const answers = {
  name: 'answers',
  buildStart: buildAnswers,
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'answers.json', source: readFileSync(ANSWERS, 'utf8') });
  },
};

export default [
  {
    ...nodeBundle({ project: 'apps/api', entry: 'src/main.ts', banner: "import 'reflect-metadata';" }),
    plugins: [answers],
  },
  nodeBundle({ project: 'apps/api', entry: 'src/bodies/parser-thread.ts' }),
  nodeBundle({ project: 'apps/api', entry: 'src/rebuild-history.ts', banner: "import 'reflect-metadata';" }),
];
