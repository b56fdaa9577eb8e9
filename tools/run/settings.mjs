import { fail } from '../setup/workspace.mjs';

function port(name, fallback) {
  const text = process.env[name] ?? '';
  const value = text === '' ? fallback : Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) {
    fail(`${name} must be a port from 1 to 65535, not "${text}"`);
  }
  return value;
}

function choice(name, allowed) {
  const value = process.env[name] || allowed[0];
  if (!allowed.includes(value)) fail(`${name} must be one of: ${allowed.join(', ')}`);
  return value;
}

/** The few variables that the runner itself needs; the API checks every one of its own. */
export const readSettings = () => ({
  apiPort: port('PORT', 5000),
  webPort: port('WEB_PORT', 3000),
  host: process.env['HOST'] || '127.0.0.1',
  localChecker: choice('LOCAL_CHECKER', ['on', 'off']) === 'on',
});

/** How this machine reaches a server that was told to bind to `host`. */
export const reachable = (host) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);
