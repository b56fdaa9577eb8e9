import { existsSync } from 'node:fs';
import { fail, inRoot } from './workspace.mjs';

/** Takes what `.env` in the workspace sets and the environment does not. */
export function loadEnvFile() {
  const file = inRoot('.env');
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    fail(`.env cannot be read: ${error.message}`);
  }
}
