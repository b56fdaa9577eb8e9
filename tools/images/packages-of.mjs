import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { rolldown } from 'rolldown';
import { inRoot } from '../setup/workspace.mjs';
import { IMAGES } from './images.mjs';

/** `@scope/name/deep/file` → `@scope/name`. */
const packageOf = (specifier) => specifier.match(/^(@[^/]+\/)?[^/]+/)[0];

/**
 * The packages that an image's program imports, with the versions of the workspace.
 *
 * @param {keyof typeof IMAGES} image
 * @returns {Promise<Record<string, string>>} name → exact version
 * @throws Error when the program imports what the workspace does not name as a dependency of production
 */
export async function packagesOf(image) {
  const { bundle, loadedByName } = IMAGES[image];
  const build = await rolldown(bundle);
  const { output } = await build.generate(bundle.output);
  await build.close();
  const imported = output.flatMap(({ imports = [], dynamicImports = [] }) => [...imports, ...dynamicImports]);
  const own = new Set(output.map(({ fileName }) => fileName));
  const foreign = imported.filter((id) => !isBuiltin(id) && !own.has(id));
  const names = new Set([...foreign.map(packageOf), ...loadedByName]);
  const { dependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return Object.fromEntries(
    [...names].sort().map((name) => {
      if (!dependencies[name])
        throw new Error(`${image} imports ${name}, which is none of package.json's dependencies`);
      return [name, dependencies[name]];
    }),
  );
}
