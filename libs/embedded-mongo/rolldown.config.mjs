import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Tests build beside the usual place and move the result there in one step. */
const dir = process.env.EMBEDDED_MONGO_OUT ?? `${root}dist/libs/embedded-mongo`;

/** Each file stands alone (bson is inlined), so that it runs wherever it is put. */
const bundle = (name, input) => ({
  input: `${root}libs/embedded-mongo/src/${input}`,
  tsconfig: `${root}libs/embedded-mongo/tsconfig.json`,
  platform: 'node',
  external: (id) => isBuiltin(id),
  output: { dir, format: 'esm', sourcemap: true, entryFileNames: `${name}.js`, codeSplitting: false },
});

export default defineConfig([bundle('worker', 'worker/main.ts'), bundle('index', 'index.ts')]);
