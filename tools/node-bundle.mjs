import { isBuiltin } from 'node:module';
import { inRoot, ROOT } from './setup/workspace.mjs';

const isBundled = (id) => /^[./\0]/.test(id) || /^(@nawala\/|@oxc-project\/runtime)/.test(id) || id.startsWith(ROOT);

/**
 * How every Node program of the workspace is bundled: one ES module, packages left outside, the workspace's libraries
 * inside.
 *
 * @param {{ project: string, entry: string, banner?: string }} options `project` such as `apps/api`, `entry` such as
 *   `src/main.ts`; the bundle is `dist/<project>/<entry's name>.js`
 * @returns {import('rolldown').RolldownOptions}
 */
export const nodeBundle = ({ project, entry, banner }) => ({
  input: inRoot(project, entry),
  tsconfig: inRoot(project, 'tsconfig.json'),
  platform: 'node',
  external: (id) => isBuiltin(id) || !isBundled(id),
  output: {
    dir: inRoot('dist', project),
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    keepNames: true,
    // With chunks, decorated classes would run before reflect-metadata.
    codeSplitting: false,
    banner,
  },
});
