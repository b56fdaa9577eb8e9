import { loadPlugin, type Plugin } from '@nawala/probe';
import { check, prepare } from '../../plugins/trustpositif.mjs';
import { SHIPPED } from '../options/vantage';
import { UsageError } from '../usage';

const ofFile = (file: string): Promise<Plugin> =>
  file === SHIPPED ? Promise.resolve({ name: SHIPPED, check, prepare }) : loadPlugin(file);

/** Plugins by their files; the one that ships by its name. Throws UsageError when one cannot be loaded. */
export const loadPlugins = (files: readonly string[]): Promise<Plugin[]> =>
  Promise.all(files.map(ofFile)).catch((error: Error) => {
    throw new UsageError(error.message);
  });
