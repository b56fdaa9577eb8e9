import { readFileSync } from 'node:fs';
import { inRoot } from '../setup/workspace.mjs';

/**
 * The manifest of a package as others install it. In the repository it is private, so that nobody publishes sources.
 *
 * @param {string} project its folder, such as `libs/client`
 */
export function manifestOf(project) {
  const { private: _private, ...manifest } = JSON.parse(readFileSync(inRoot(project, 'package.json'), 'utf8'));
  return manifest;
}
