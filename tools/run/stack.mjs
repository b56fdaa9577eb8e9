import { lifetime } from '../process/lifetime.mjs';
import { Service } from '../process/service.mjs';
import { inRoot, say } from '../setup/workspace.mjs';
import { banner, lateLogin } from './banner.mjs';
import { startDashboardServer } from './dashboard-server.mjs';
import { localVantage, withKey } from './local-checker.mjs';
import { reachable, readSettings } from './settings.mjs';

const LOOPBACK = '127.0.0.0/8,::1/128';
const RESTART_CHECKER_AFTER_MS = 5_000;

/** Before the API: it shows the first password only once, which a taken port must not swallow. */
async function startDashboard({ webPort, apiPort, host }) {
  const files = inRoot('dist', 'apps', 'dashboard', 'browser');
  const api = `http://${reachable(host)}:${apiPort}`;
  try {
    const trustForwarded = (process.env['TRUST_PROXY'] ?? '') !== '';
    const server = await startDashboardServer({ files, api, port: webPort, host, trustForwarded });
    lifetime.add(() => server.close());
  } catch (error) {
    const reason =
      error.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${error.code ?? error.message})`;
    say(`Port ${webPort} on ${host} ${reason}. Stop the other program, or set WEB_PORT to another one.`);
    await lifetime.end(1);
  }
}

async function startApi(env, onCheckerKey) {
  const api = new Service({ name: 'API', args: [inRoot('dist', 'apps', 'api', 'main.js')], env });
  api.on('checker-key', ({ secret }) => onCheckerKey(secret));
  lifetime.add((insist) => api.stop(insist));
  api.on('first-admin', ({ adminEmail, adminPassword }) => say(lateLogin(adminEmail, adminPassword)));
  const ready = await api.ready();
  if (!ready) await lifetime.end(lifetime.isEnding ? 0 : 1);
  void api.exited.then((code) => {
    if (lifetime.isEnding) return;
    say(`The API ended unexpectedly (exit code ${code}).`);
    void lifetime.end(1);
  });
  return ready;
}

/** The checker is the one part whose end does no harm: it is started again. */
function keepChecker(options) {
  let checker;
  const start = () => {
    if (lifetime.isEnding) return;
    checker = new Service({ name: 'checker', output: ['ignore', 'ignore'], ...options });
    void checker.exited.then((code) => {
      if (lifetime.isEnding) return;
      say(
        `The checker ended unexpectedly (exit code ${code}); it starts again in ${RESTART_CHECKER_AFTER_MS / 1000} s.`,
      );
      setTimeout(start, RESTART_CHECKER_AFTER_MS).unref();
    });
  };
  start();
  // None was started if the end began before.
  lifetime.add((insist) => checker?.stop(insist));
}

/**
 * Runs database, API, dashboard and, when given, a checker, until a signal comes.
 *
 * @param {{ env?: Record<string, string>, note?: string, password?: string, vantage?: string,
 *   checker?: (api: string) => { args: string[], env?: NodeJS.ProcessEnv } }} options
 *   `env` is laid over the process's own environment for the API; `password` is the admin's when it may be shown every time;
 *   `vantage` is the checker's when it has a key of its own, which the API makes: it starts when it has that
 */
export async function runStack({ env = {}, note, password, vantage, checker } = {}) {
  lifetime.serve();
  const settings = readSettings();
  const { apiPort, webPort, host, wantsChecker } = settings;
  await startDashboard(settings);
  const start = checker && wantsChecker && (() => checker(`http://${reachable(host)}:${apiPort}`));
  const ready = await startApi(
    { TRUST_PROXY: LOOPBACK, LOG_LEVEL: 'warn', ...process.env, ...localVantage(start ? vantage : undefined), ...env },
    (key) => keepChecker(withKey(start(), key)),
  );
  const { adminEmail: email, adminPassword: firstPassword } = ready;
  say(banner({ host, webPort, apiPort, email, password, firstPassword, note }));
  if (start && vantage === undefined) keepChecker(start());
}
