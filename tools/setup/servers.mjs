import { installFromDebian } from './debian.mjs';
import { findProgram } from './programs.mjs';

/** Program → the Debian package that brings it: what stands around the API in production, and in its tests. */
const SERVERS = { 'redis-server': 'redis-server', nginx: 'nginx-light', openssl: 'openssl' };

/** Installs what is missing of them. */
export async function ensureServers() {
  const missing = Object.entries(SERVERS).flatMap(([program, name]) => (findProgram([program]) ? [] : [name]));
  if (missing.length > 0) {
    await installFromDebian(missing, 'The tests of several instances need Redis, nginx and OpenSSL');
  }
}
