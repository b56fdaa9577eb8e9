import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FILE = join(resolve(import.meta.dirname, '../..'), 'deploy/nawala-checker.service');
const settings = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => /^[A-Z]\w+=/.test(line))
  .map((line) => /^(\w+)=(.*)$/.exec(line).slice(1));
const values = (name) => settings.filter(([each]) => each === name).map(([, value]) => value);

const HARDENED = {
  CapabilityBoundingSet: '',
  DynamicUser: 'yes',
  LockPersonality: 'yes',
  NoNewPrivileges: 'yes',
  PrivateDevices: 'yes',
  PrivateTmp: 'yes',
  PrivateUsers: 'yes',
  ProcSubset: 'pid',
  ProtectClock: 'yes',
  ProtectControlGroups: 'yes',
  ProtectHome: 'yes',
  ProtectHostname: 'yes',
  ProtectKernelLogs: 'yes',
  ProtectKernelModules: 'yes',
  ProtectKernelTunables: 'yes',
  ProtectProc: 'invisible',
  ProtectSystem: 'strict',
  RestrictNamespaces: 'yes',
  RestrictRealtime: 'yes',
  RestrictSUIDSGID: 'yes',
  SystemCallArchitectures: 'native',
  UMask: '0077',
};

/** Older ones, and other systems, cannot look at a file that is not installed. */
const isJudge = spawnSync('systemd-analyze', ['security', '--help'], { encoding: 'utf8' }).stdout?.includes(
  '--offline',
);

describe('deploy/nawala-checker.service', () => {
  it.each(Object.entries(HARDENED))('has %s=%s', (name, value) => expect(values(name)).toEqual([value]));

  it('gives the key to the checker in its environment, from a file of root’s, never as an argument', () => {
    expect(values('EnvironmentFile')).toEqual(['/etc/nawala-checker.env']);
    expect(values('ExecStart')).toEqual([
      expect.stringMatching(/ run --api \$\{NAWALA_API\} --vantage \$\{NAWALA_VANTAGE\}$/),
    ]);
  });

  it('starts again whatever happens, and lets what was measured be delivered', () => {
    expect(values('Restart')).toEqual(['always']);
    expect(Number(values('TimeoutStopSec'))).toBeGreaterThan(10);
    expect(values('StateDirectory')).toEqual(['nawala-checker']);
  });

  (isJudge ? it : it.skip)('is exposed by at most 2.5 of 10, as systemd-analyze judges it', () => {
    const args = ['security', '--offline=true', '--threshold=25', '--no-pager', FILE];
    const { status, stdout } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    expect([status, status === 0 ? '' : stdout]).toEqual([0, '']);
  });
});
