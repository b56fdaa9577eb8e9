import { fail } from '../setup/workspace.mjs';

const isPort = (value) => Number.isInteger(value) && value >= 1 && value <= 65_535;

/** Reads the environment; what is wrong goes to `problems`, one line per variable. */
const readerOf = (problems) => ({
  port(name, fallback) {
    const text = process.env[name] ?? '';
    const value = text === '' ? fallback : Number(text);
    if (!isPort(value)) problems.push(`${name} must be a port from 1 to 65535, not "${text}"`);
    return value;
  },
  choice(name, allowed) {
    const value = process.env[name] || allowed[0];
    if (!allowed.includes(value)) problems.push(`${name} must be one of: ${allowed.join(', ')}, not "${value}"`);
    return value;
  },
});

/** The few variables that the runner itself needs; the API checks every one of its own. */
export function readSettings() {
  const problems = [];
  const read = readerOf(problems);
  const settings = {
    apiPort: read.port('PORT', 5000),
    webPort: read.port('WEB_PORT', 3000),
    host: process.env['HOST'] || '127.0.0.1',
    wantsChecker: read.choice('LOCAL_CHECKER', ['on', 'off']) === 'on',
  };
  if (settings.apiPort === settings.webPort)
    problems.push(`PORT and WEB_PORT are both ${settings.apiPort}: set one of them to another port`);
  if (problems.length > 0) fail(problems.join('\n'));
  return settings;
}

/** How this machine reaches a server that was told to bind to `host`, as a URL writes it. */
export const reachable = (host) => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};
