import { spawn } from 'node:child_process';
import { watch } from 'rolldown';
import { inRoot, ROOT, say } from '../setup/workspace.mjs';
import { banner } from './banner.mjs';
import { Lifetime } from './lifetime.mjs';
import { Service } from './service.mjs';
import { reachable, readSettings } from './settings.mjs';

/** Runs a service again whenever its bundle was built anew; the old one ends first, since it holds the data folder. */
function reloadOnBuild(config, start, lifetime) {
  let service;
  let turn = Promise.resolve();
  const restart = () => {
    turn = turn.then(async () => {
      await service?.stop();
      if (!lifetime.isEnding) service = await start();
    });
  };
  const watcher = watch(config);
  watcher.on('event', (event) => {
    if (event.code === 'END') restart();
    if (event.code === 'ERROR') say(`Build failed: ${event.error.message}`);
  });
  lifetime.add(async () => {
    await watcher.close();
    await turn;
    await service?.stop();
  });
}

/** Angular's own development server, with its proxy to the API. */
function serveDashboard({ webPort, host, apiPort }, lifetime) {
  const nx = inRoot('node_modules', '.bin', 'nx');
  const child = spawn(nx, ['run', 'dashboard:serve', '--port', String(webPort), '--host', host], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The development server would take PORT for its own.
    env: {
      ...process.env,
      PORT: String(webPort),
      API_PORT: String(apiPort),
      PATH: `${inRoot('node_modules', '.bin')}:${process.env['PATH']}`,
    },
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  void exited.then(() => !lifetime.isEnding && lifetime.end(1));
  lifetime.add(async () => {
    if (child.exitCode !== null) return;
    process.kill(-child.pid, 'SIGTERM');
    await exited;
  });
}

const configOf = async (app) => (await import(inRoot('apps', app, 'rolldown.config.mjs'))).default;

/**
 * The same as `npm start`, built anew at every save: API and checker restart, the browser reloads.
 *
 * @param {{ checker: (api: string) => { args: string[] } }} options
 */
export async function runDev({ checker }) {
  const lifetime = new Lifetime();
  const settings = readSettings();
  const { apiPort, webPort, host, localChecker } = settings;
  const api = `http://${reachable(host)}:${apiPort}`;
  serveDashboard(settings, lifetime);

  const startApi = async () => {
    const service = new Service({ name: 'API', args: [inRoot('dist', 'apps', 'api', 'main.js')] });
    const ready = await service.ready();
    if (ready) say(banner({ host, webPort, apiPort, email: ready.adminEmail, firstPassword: ready.adminPassword }));
    return service;
  };
  reloadOnBuild(await configOf('api'), startApi, lifetime);
  if (localChecker) {
    reloadOnBuild(
      await configOf('checker'),
      () => new Service({ name: 'checker', quiet: true, ...checker(api) }),
      lifetime,
    );
  }
}
