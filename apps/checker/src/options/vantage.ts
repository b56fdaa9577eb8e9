import type { Endpoint } from '@nawala/probe';
import { UsageError } from '../usage';
import { one, type Given, type Settings } from './given';
import { file, resolver, vantageName } from './values';

/** One network to see, as it was asked for. */
export interface VantageOptions {
  /** Undefined: the API's own, or the checker key's. */
  name: string | undefined;
  /** Whose answers count there: these resolvers', this machine's (undefined), or those of a plugin. */
  resolvers: Endpoint[] | undefined;
  plugin: string | undefined;
}

/** Nobody waits for a third resolver, and each costs a whole deadline. */
const MAX_RESOLVERS = 2;

const PLUGIN = 'plugin:';
/** The plugin that ships goes by its name, any other by its file. */
export const SHIPPED = 'trustpositif';

export const pluginFile = (given: Given, text: string): string => (text === SHIPPED ? text : file(given, text));

/** `name`, `name=resolver[,resolver]` or `name=plugin:file`. */
export function vantageOf(given: Given): VantageOptions {
  const [head = '', ...rest] = given.text.split('=');
  const name = vantageName(head.trim(), given);
  const source = rest.join('=').trim();
  if (rest.length === 0) return { name, resolvers: undefined, plugin: undefined };
  if (source.startsWith(PLUGIN)) {
    const text = source.slice(PLUGIN.length);
    if (text === '') throw new UsageError(`${given.at} ${name} names no plugin: ${name}=plugin:./my-check.mjs`);
    return { name, resolvers: undefined, plugin: pluginFile(given, text) };
  }
  const resolvers = source.split(',').map((text) => resolver(text.trim(), { ...given, at: `${given.at} ${name}` }));
  if (resolvers.length <= MAX_RESOLVERS) return { name, resolvers, plugin: undefined };
  throw new UsageError(`${given.at} ${name} takes at most ${MAX_RESOLVERS} resolvers`);
}

/** The networks to see: without any, one that has no name; `resolver` is that of a single one that names none. */
export function vantagesOf(settings: Settings): VantageOptions[] {
  const given = settings.get('vantage') ?? [];
  const vantages = given.map(vantageOf);
  const twice = given.find((_, index) => vantages.some(({ name }, i) => i < index && name === vantages[index]?.name));
  if (twice) throw new UsageError(`${twice.at} is given twice: “${twice.text}”`);
  const resolvers = settings.get('resolver');
  if (!resolvers)
    return vantages.length > 0 ? vantages : [{ name: undefined, resolvers: undefined, plugin: undefined }];
  const [vantage] = vantages;
  if (vantages.length > 1 || vantage?.resolvers || vantage?.plugin)
    throw new UsageError(`${resolvers[0]?.at} stands beside one plain --vantage: give each its own, as name=resolver`);
  return [{ name: vantage?.name, resolvers: resolvers.map((each) => resolver(each.text, each)), plugin: undefined }];
}

export const keyFileOf = (settings: Settings): string | undefined => {
  const given = one(settings, 'key-file');
  return given && file(given, given.text);
};
