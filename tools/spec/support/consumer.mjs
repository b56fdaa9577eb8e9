import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT, until } from './command.mjs';

const run = promisify(execFile);

/** What a program of others needs besides ours. */
const THEIRS = [
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  '@types/node',
  'class-transformer',
  'class-validator',
  'reflect-metadata',
];

/** A folder outside of the repository, with programs that use the packages as anybody does. */
export class Consumer {
  folder = mkdtempSync(join(tmpdir(), 'nawala-consumer-'));
  /** A cache of its own: what installs here comes from the registry. */
  env = {
    ...process.env,
    NODE_PATH: '',
    npm_config_cache: join(this.folder, '.npm'),
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };

  constructor(registry) {
    this.env.npm_config_registry = registry;
    cpSync(join(ROOT, 'tools/spec/consumer'), this.folder, { recursive: true });
  }

  /** Installs these archives and what they need; resolves with what npm said. */
  async install(archives) {
    const args = ['install', '--ignore-scripts', '--loglevel=error', ...archives, ...THEIRS];
    return (await run('npm', args, { cwd: this.folder, env: this.env })).stdout;
  }

  /** Compiles the programs; resolves with what the compiler had to say. */
  async compile() {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    return run(process.execPath, [tsc, '-p', this.folder]).then(
      ({ stdout }) => stdout,
      ({ stdout }) => stdout,
    );
  }

  node(...args) {
    return run(process.execPath, args, { cwd: this.folder });
  }

  /** Starts a program; `prints(pattern)` waits for a line. */
  start(...args) {
    const child = spawn(process.execPath, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err, hasEnded] = ['', '', false];
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (err += data));
    const ended = once(child, 'close').then(() => (hasEnded = true));
    const lines = () => out.split('\n').filter(Boolean);
    return {
      lines,
      prints: (isIt) =>
        until(
          () => {
            const line = lines().find(isIt);
            if (hasEnded && line === undefined) throw new Error(`It ended: ${out}${err}`);
            return line;
          },
          () => `${out}${err}`,
        ),
      stop: () => {
        child.kill('SIGTERM');
        return ended;
      },
    };
  }

  /** Names of the packages that were installed. */
  installed() {
    return readdirSync(join(this.folder, 'node_modules/@nawala')).concat(
      readdirSync(join(this.folder, 'node_modules')),
    );
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
