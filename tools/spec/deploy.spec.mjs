import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { BlockList } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../..');
const text = (file) => readFileSync(join(ROOT, file), 'utf8');
const source = text('docker-compose.yml');
const compose = parse(source, { merge: true });
const services = Object.entries(compose.services);

/** What deploy/*.sh make; none of it is in the repository. */
const MADE = ['./deploy/certs', 'deploy/secrets/mongo-keyfile'];

describe('docker-compose.yml', () => {
  it('has all the parts', () =>
    expect(Object.keys(compose.services).sort()).toEqual(
      [
        'api-1',
        'api-2',
        'checker',
        'dashboard',
        'mongo-1',
        'mongo-2',
        'mongo-3',
        'mongo-init',
        'nginx',
        'redis',
      ].sort(),
    ));

  it('names only files that exist or that the scripts make', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    const files = [
      ...services.flatMap(([, { build }]) => build?.dockerfile ?? []),
      ...mounted.filter((path) => path.startsWith('.')),
      ...Object.values(compose.secrets).map(({ file }) => file),
    ];
    expect(files.filter((file) => !MADE.includes(file) && !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('names only networks, volumes, secrets and services that it has', () => {
    for (const [, { networks = [], volumes = [], secrets = [], depends_on = {} }] of services) {
      for (const network of Array.isArray(networks) ? networks : Object.keys(networks))
        expect(compose.networks).toHaveProperty(network);
      for (const secret of secrets) expect(compose.secrets).toHaveProperty([secret]);
      for (const other of Object.keys(depends_on)) expect(compose.services).toHaveProperty([other]);
      for (const volume of volumes.map((each) => each.split(':')[0]))
        if (!volume.startsWith('.')) expect(compose.volumes).toHaveProperty([volume]);
    }
  });

  it('lets the edge alone say for whom it asks: who else reaches the API has another address', () => {
    const networksOf = (name) => {
      const { networks } = compose.services[name];
      return Array.isArray(networks) ? networks : Object.keys(networks);
    };
    const { TRUST_PROXY } = compose.services['api-1'].environment;
    const [edge] = Object.entries(compose.services.nginx.networks).find(
      ([, { ipv4_address }]) => ipv4_address === TRUST_PROXY,
    );
    expect(services.filter(([name]) => networksOf(name).includes(edge)).map(([name]) => name)).toEqual([
      'nginx',
      'api-1',
      'api-2',
    ]);
    const [{ subnet, ip_range: given }] = compose.networks[edge].ipam.config;
    const within = (network) => {
      const list = new BlockList();
      list.addSubnet(network.split('/')[0], Number(network.split('/')[1]));
      return list.check(TRUST_PROXY);
    };
    expect([within(subnet), within(given)]).toEqual([true, false]);
    expect(networksOf('dashboard').filter((network) => networksOf('api-1').includes(network))).toEqual([]);
  });

  it('gives the key of the edge to nobody else on the machine', () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
    try {
      const modes = () =>
        Object.fromEntries(readdirSync(folder).map((file) => [file, statSync(join(folder, file)).mode & 0o777]));
      const make = () => execFileSync('sh', [join(ROOT, 'deploy/certificates.sh'), folder]);
      make();
      const made = modes();
      expect(made).toEqual({ 'fullchain.pem': 0o644, 'privkey.pem': 0o600, 'root-key.pem': 0o600, 'root.pem': 0o644 });
      // Made before keys were kept so.
      chmodSync(join(folder, 'privkey.pem'), 0o644);
      make();
      expect(modes()).toEqual(made);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('waits only for what can tell that it is healthy', () => {
    for (const [, { depends_on = {} }] of services)
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const { healthcheck, build } = compose.services[other];
        if (condition !== 'service_healthy') continue;
        expect(healthcheck ?? (build && /^HEALTHCHECK .*interval/m.test(text(build.dockerfile)))).toBeTruthy();
      }
  });

  it('runs everything on a read-only file system, and only the edge has ports', () => {
    for (const [name, service] of services) {
      expect([name, service.read_only, service.privileged ?? false]).toEqual([name, true, false]);
      expect([name, service.ports !== undefined]).toEqual([name, name === 'nginx']);
    }
  });

  it('takes every secret from deploy/.env, which deploy/secrets.sh makes complete and only once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
    try {
      execFileSync('cp', [join(ROOT, 'deploy/secrets.sh'), folder]);
      const make = () => execFileSync('sh', [join(folder, 'secrets.sh')]);
      make();
      const env = readFileSync(join(folder, '.env'), 'utf8');
      const made = Object.fromEntries(
        env
          .trim()
          .split('\n')
          .map((line) => line.split('=')),
      );
      const wanted = new Set([...source.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name));
      expect([...wanted].filter((name) => !made[name])).toEqual([]);
      expect(source.match(/\$\{\w+\}/g)).toBeNull();
      expect(made.JWT_SECRET.length).toBeGreaterThanOrEqual(32);
      for (const file of ['.env', 'secrets/mongo-keyfile']) expect(statSync(join(folder, file)).mode & 0o77).toBe(0);
      make();
      expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(env);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('deploy/nginx.conf', () => {
  it('sends requests to services that the composition has, at the ports where they listen', () => {
    const servers = [...text('deploy/nginx.conf').matchAll(/^\s*server ([\w-]+):(\d+) /gm)];
    expect(new Set(servers.map(([, name]) => name))).toEqual(new Set(['api-1', 'api-2', 'dashboard']));
    for (const [, name, port] of servers)
      expect(text(compose.services[name].build.dockerfile)).toMatch(new RegExp(`^EXPOSE ${port}$`, 'm'));
  });

  it('listens where the composition publishes it', () => {
    const listening = [...text('deploy/nginx.conf').matchAll(/^\s*listen (\d+)/gm)].map(([, port]) => port);
    expect(compose.services.nginx.ports.map((pair) => pair.split(':')[1])).toEqual(listening);
  });
});

describe('Dockerfiles', () => {
  const files = readdirSync(join(ROOT, 'deploy')).filter((file) => file.endsWith('.Dockerfile'));

  it.each(files)('%s builds in stages, ends without root, and copies what exists', (file) => {
    const stages = text(`deploy/${file}`)
      .split(/^(?=FROM )/m)
      .slice(1);
    expect(stages.length).toBeGreaterThan(1);
    expect(stages.at(-1)).toMatch(/^USER node$/m);
    expect(stages.at(-1)).toMatch(/^HEALTHCHECK /m);
    const copied = [...stages.join('').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) =>
      names.split(' '),
    );
    expect(copied.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});
