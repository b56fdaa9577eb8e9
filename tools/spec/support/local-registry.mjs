import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { ROOT } from './command.mjs';

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Folders of installed packages by their name; those on top, which are the newest, come first. */
function installedPackages() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'node_modules/.package-lock.json'), 'utf8'));
  const byName = Map.groupBy(Object.keys(packages), nameOf);
  for (const folders of byName.values()) folders.sort((one, other) => one.length - other.length);
  return byName;
}

function packument(name, folders, url) {
  const versions = folders.map((folder) => {
    const manifest = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
    return { ...manifest, dist: { tarball: `${url}/-/${encodeURIComponent(folder)}.tgz` } };
  });
  return {
    name,
    'dist-tags': { latest: versions[0].version },
    versions: Object.fromEntries(versions.map((each) => [each.version, each])),
  };
}

/** npm drops the first folder of every path, whatever it is called. */
function pack(folder, response) {
  const parent = join(ROOT, dirname(folder));
  const tar = spawn('tar', ['-czf', '-', '--exclude', 'node_modules', '-C', parent, basename(folder)]);
  tar.stdout.pipe(response);
}

/**
 * A registry on loopback that has the packages of this workspace, in the versions that are installed here, and none of
 * its own: what installs from it installs anywhere, and nothing reaches the internet.
 *
 * @returns {Promise<{ url: string, close(): void }>}
 */
export async function startLocalRegistry() {
  const packages = installedPackages();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.slice(1));
    const [, folder] = /^-\/(.+)\.tgz$/.exec(path) ?? [];
    if (folder) return pack(folder, response);
    const folders = packages.get(path);
    response.writeHead(folders ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(folders ? packument(path, folders, url) : { error: 'not found' }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url, close: () => server.close() };
}
