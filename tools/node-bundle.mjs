import { isBuiltin } from 'node:module';
import { inRoot, ROOT } from './setup/workspace.mjs';

const isOurs = (id) => /^[./\0]/.test(id) || /^(@nawala\/|@oxc-project\/runtime)/.test(id) || id.startsWith(ROOT);

/**
 * How every Node program of the workspace is bundled: one ES module, packages left outside, the workspace's libraries
 * inside.
 *
 * @param {{ project: string, entry: string, banner?: string, standalone?: boolean }} options `project` such as
 *   `apps/api`, `entry` such as `src/main.ts`; the bundle is `dist/<project>/<entry's name>.js`. A standalone one holds
 *   its packages too, and runs wherever Node does.
 * @returns {import('rolldown').RolldownOptions}
 */
export const nodeBundle = ({ project, entry, banner, standalone = false }) => ({
  input: inRoot(project, entry),
  tsconfig: entry.endsWith('.ts') ? inRoot(project, 'tsconfig.json') : false,
  platform: 'node',
  external: (id) => isBuiltin(id) || !(standalone || isOurs(id)),
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
