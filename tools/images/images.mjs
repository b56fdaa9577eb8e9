import { nodeBundle } from '../node-bundle.mjs';

/**
 * The programs that run in containers, each with its bundle's options and the packages that it loads by a name no
 * bundler sees.
 *
 * @type {Record<string, { bundle: import('rolldown').RolldownOptions, loadedByName: string[] }>}
 */
export const IMAGES = {
  api: {
    bundle: nodeBundle({ project: 'apps/api', entry: 'src/main.ts' }),
    // Nest asks for it when documents are served.
    loadedByName: ['@fastify/static'],
  },
  checker: {
    bundle: nodeBundle({ project: 'apps/checker', entry: 'src/main.ts', standalone: true }),
    loadedByName: [],
  },
  dashboard: { bundle: nodeBundle({ project: 'deploy', entry: 'dashboard.mjs' }), loadedByName: [] },
};
