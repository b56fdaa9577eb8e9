/**
 * What `npm ci` has to be told so that nothing is missing; undefined where nothing is. `dependencies` are what building and
 * running takes, `devDependencies` what only tests and checks take, as many packages again: whoever runs it waits for half.
 * What somebody has installed already stays complete.
 *
 * @typedef {Record<string, { version?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, peer?: boolean }>} Packages
 * @param {Packages | undefined} wanted of package-lock.json
 * @param {Packages | undefined} found of what is installed, or undefined where nothing is
 * @param {boolean} isTesting whether the tests' packages are wanted
 * @returns {string[] | undefined}
 */
export function packagesToInstall(wanted, found, isTesting) {
  const isForTests = ({ dev, devOptional }) => Boolean(dev || devOptional);
  const isThere = ([path, each]) =>
    path === '' ||
    each.optional ||
    each.peer ||
    (!isTesting && isForTests(each)) ||
    found[path]?.version === each.version;
  if (wanted && found && Object.entries(wanted).every(isThere)) return undefined;
  const isComplete = Object.values(found ?? {}).some(({ dev }) => dev);
  // Said either way: somebody's NODE_ENV or npm settings may leave them out.
  return [isTesting || isComplete ? '--include=dev' : '--omit=dev'];
}
