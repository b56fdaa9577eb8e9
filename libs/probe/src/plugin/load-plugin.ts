import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, PluginCheck } from './plugin';

/** Loads a plugin from a file, relative to the working directory. Rejects with a sentence for the person who named it. */
export async function loadPlugin(file: string): Promise<Plugin> {
  const name = basename(file);
  const module = await importModule(file).catch((error: unknown) => {
    throw new Error(`Plugin ${file} could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (typeof module.check !== 'function') throw new Error(`Plugin ${file} exports no function named check`);
  const plugin: Plugin = { name, check: module.check as PluginCheck };
  if (typeof module.prepare === 'function') plugin.prepare = module.prepare as () => Promise<unknown>;
  return plugin;
}

interface PluginModule {
  check?: unknown;
  prepare?: unknown;
}

const importModule = async (file: string): Promise<PluginModule> =>
  (await import(pathToFileURL(resolve(file)).href)) as PluginModule;
