import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');
const NODE = join(ROOT, 'node_modules/node/bin/node');

/** What `npm ci` would install with `--omit=dev`, by its path: the image's own packages and those that they need. */
function packagesIn(image) {
  execFileSync(NODE, ['tools/image-manifest.mjs', image], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const { packages } = JSON.parse(read('dist/images', image, 'package-lock.json'));
  return Object.entries(packages).filter(([path, { devOptional }]) => path !== '' && !devOptional);
}
const nameOf = (path) => path.split('node_modules/').at(-1);
const installedIn = (image) => packagesIn(image).map(([path]) => nameOf(path));

/** Where each package of this workspace is installed, by name and version. What is for other machines is not. */
function installedHere() {
  const { packages } = JSON.parse(read('node_modules/.package-lock.json'));
  return new Map(Object.entries(packages).map(([path, { version }]) => [`${nameOf(path)}@${version}`, path]));
}

/** Bytes, without the packages that are installed within it. */
function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => join(folder, entry.name))
    .reduce((sum, path) => sum + (statSync(path).isDirectory() ? sizeOf(path) : statSync(path).size), 0);
}
const matching = (names, pattern) => names.filter((name) => pattern.test(name));

describe('what a container installs', () => {
  it('is, for the API, the packages that it loads, and none of the dashboard or of the tools: at most 120 MB', () => {
    const packages = packagesIn('api');
    const names = packages.map(([path]) => nameOf(path));
    const here = installedHere();
    const folders = packages.flatMap(([path, { version }]) => here.get(`${nameOf(path)}@${version}`) ?? []);
    expect(folders.length).toBeGreaterThan(100);
    expect(folders.reduce((sum, folder) => sum + sizeOf(join(ROOT, folder)), 0)).toBeLessThanOrEqual(120_000_000);
    expect(names).toEqual(expect.arrayContaining(['@nestjs/core', 'mongoose', '@fastify/static', 'socket.io']));
    expect(matching(names, /^@angular|^ngx-|^@nx\/|^nx$|^typescript$|^jest|rolldown|playwright/)).toEqual([]);
  });

  it('is, for the dashboard, what serves its files', () => {
    const names = installedIn('dashboard');
    expect(names).toEqual(expect.arrayContaining(['sirv', 'http-proxy-3']));
    expect(matching(names, /^@angular|^@nestjs|^mongo/)).toEqual([]);
  });

  it('is nothing for the checker, which is one file', () => {
    expect(installedIn('checker')).toEqual([]);
  });

  it.each(['api', 'dashboard'])('is what the Dockerfile of %s copies, and nothing else', (image) => {
    const file = read('deploy', `${image}.Dockerfile`);
    expect(file).toContain(`node tools/image-manifest.mjs ${image}`);
    expect(file).toContain(`COPY --from=build /source/dist/images/${image} ./\nRUN npm ci --omit=dev`);
    expect(file.match(/npm (ci|install)/g)).toHaveLength(2);
  });

  it('the last stage of the checker installs nothing', () => {
    expect(read('deploy/checker.Dockerfile').split('FROM ').at(-1)).not.toMatch(/npm|node_modules/);
  });
});
