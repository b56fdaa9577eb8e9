const MODULES = 'node_modules/';

/** Where Node finds a package that one in `path` imports: within it, or in a folder around it. */
function resolved(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf(`/${MODULES}`)))) {
    const found = `${folder}${folder && '/'}${MODULES}${name}`;
    if (packages[found]) return found;
    if (folder === '') return undefined;
  }
}

function needsOf({ dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/**
 * A lock file's packages without those that others merely work with (optional peers): the workspace has them for its builds, and
 * npm installs whatever a lock file names.
 *
 * @template T
 * @param {Record<string, T>} packages path → what the lock file says of it; '' is the root
 * @returns {Record<string, T>}
 */
export function neededPackages(packages) {
  const needed = new Set(['']);
  for (const path of needed) {
    for (const name of needsOf(packages[path])) {
      const found = resolved(packages, path, name);
      if (found) needed.add(found);
    }
  }
  return Object.fromEntries(Object.entries(packages).filter(([path]) => needed.has(path)));
}
