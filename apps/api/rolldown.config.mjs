import { isBuiltin } from 'node:module';
import { defineConfig } from 'rolldown';

const root = new URL('../../', import.meta.url).pathname;
const bundled = ['.', '/', '\0', '@nawala/', '@oxc-project/runtime'];

export default defineConfig({
  input: `${root}apps/api/src/main.ts`,
  tsconfig: `${root}apps/api/tsconfig.json`,
  platform: 'node',
  // Packages stay external; the workspace's own libraries are bundled.
  external: (id) => isBuiltin(id) || !bundled.some((prefix) => id.startsWith(prefix)),
  output: {
    dir: `${root}dist/apps/api`,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    keepNames: true,
    // With chunks, DTO classes would run before reflect-metadata.
    codeSplitting: false,
    banner: "import 'reflect-metadata';",
  },
});
