import { join } from 'node:path';
import { watch } from 'rolldown';
import { lifetime } from '../process/lifetime.mjs';
import { startProgram } from '../process/program.mjs';
import { Service } from '../process/service.mjs';
import { inRoot, say } from '../setup/workspace.mjs';
import { banner } from './banner.mjs';
import { LOCAL_VANTAGE, localChecker, localVantage, withKey } from './local-checker.mjs';
import { reachable, readSettings } from './settings.mjs';

const QUIET = ['ignore', 'ignore'];

/** Runs a service again whenever its bundle was built anew; the old one ends first, since it holds the data folder. */
function reloadOnBuild(config, start) {
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
  lifetime.add(async (insist) => {
    await watcher.close();
    await turn;
    await service?.stop(insist);
  });
}

/** Angular's own development server, with its proxy to the API. */
function serveDashboard({ webPort, host, apiPort }) {
  const nx = inRoot('node_modules', '.bin', 'nx');
  const server = startProgram(nx, ['run', 'dashboard:serve', '--port', String(webPort), '--host', host], {
    output: ['inherit', 'inherit'],
    // The development server would take PORT for its own.
    env: {
      ...process.env,
      PORT: String(webPort),
      API_PORT: String(apiPort),
      PATH: `${inRoot('node_modules', '.bin')}:${process.env['PATH']}`,
    },
  });
  void server.exited.then(() => lifetime.end(1));
}

/** In a folder of its own: what lies in `dist/apps` may be running elsewhere. */
const folderOf = (app) => inRoot('dist', 'dev', app);

async function configOf(app) {
  const { default: config } = await import(inRoot('apps', app, 'rolldown.config.mjs'));
  return [config].flat().map((bundle) => ({ ...bundle, output: { ...bundle.output, dir: folderOf(app) } }));
}

/**
 * The same as `npm start`, built anew at every save: API and checker restart, the browser reloads.
 */
export async function runDev() {
  lifetime.serve();
  const settings = readSettings();
  const { apiPort, webPort, host, wantsChecker } = settings;
  const api = `http://${reachable(host)}:${apiPort}`;
  serveDashboard(settings);

  const checkerConfig = wantsChecker && (await configOf('checker'));
  let checkerKey;
  /** Built and run from the first key on; the API sends one at each of its starts. */
  const takeKey = ({ secret }) => {
    const isFirst = checkerKey === undefined;
    checkerKey = secret;
    if (isFirst && !lifetime.isEnding) reloadOnBuild(checkerConfig, startChecker);
  };
  const startChecker = () => {
    const args = localChecker(join(folderOf('checker'), 'main.js'), api);
    return new Service(withKey({ name: 'checker', args, output: QUIET }, checkerKey));
  };
  const startApi = async () => {
    const env = { ...process.env, ...localVantage(wantsChecker ? LOCAL_VANTAGE : undefined) };
    const service = new Service({ name: 'API', args: [join(folderOf('api'), 'main.js')], env });
    service.on('checker-key', takeKey);
    const ready = await service.ready();
    if (ready) say(banner({ host, webPort, apiPort, email: ready.adminEmail, firstPassword: ready.adminPassword }));
    return service;
  };
  reloadOnBuild(await configOf('api'), startApi);
}
