import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support/command.mjs';

const PROJECTS = ['libs/contracts', 'libs/rules', 'libs/client', 'apps/checker'];
const read = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const manifests = () => ['.', ...PROJECTS].map((project) => read(join(project, 'package.json')));

describe('a release', () => {
  it('would give the packages and the workspace the same next version, and changes nothing when it is only tried', () => {
    const before = manifests();
    const [{ version }] = before;
    const next = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
    const args = ['node_modules/nx/dist/bin/nx.js', 'release', 'patch', '--skip-publish', '--dry-run'];
    const env = { ...process.env, FORCE_COLOR: '0' };
    const said = execFileSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8', stdio: 'pipe' });
    for (const folder of [...PROJECTS, ''])
      expect(said).toContain(`New version ${next} written to manifest: ${join(folder, 'package.json')}`);
    expect(manifests()).toEqual(before);
  });

  it('is told by the commits what the next version is, and by nobody what to publish', () => {
    expect(read('nx.json').release).toMatchObject({
      projectsRelationship: 'fixed',
      version: { conventionalCommits: true },
    });
    expect(manifests().filter((manifest) => !manifest.private)).toEqual([]);
  });
});
