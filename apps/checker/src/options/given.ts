import { UsageError } from '../usage';

/** One setting as it was given: by an option of the command line, or in a file. */
export interface Given {
  text: string;
  /** Where, for messages: `--interval`, or `checker.yaml:7: interval`. */
  at: string;
  /** What relative paths in it start from. */
  folder: string;
}

/** Settings by their names, each as often as it was given. */
export type Settings = ReadonlyMap<string, readonly Given[]>;

/** One for all settings of a name: what comes later in the list stands back. */
export const merged = (...all: readonly Settings[]): Settings =>
  new Map(all.toReversed().flatMap((settings) => [...settings]));

/** What the command line said: texts, lists of texts, and switches, which are no settings. */
export function fromOptions(values: Record<string, string | boolean | string[] | undefined>): Settings {
  const givenOf = (name: string, text: string): Given => ({ text, at: `--${name}`, folder: process.cwd() });
  return new Map(
    Object.entries(values).flatMap(([name, value]): [string, Given[]][] => {
      if (value === undefined || typeof value === 'boolean') return [];
      return [[name, [value].flat().map((text) => givenOf(name, text))]];
    }),
  );
}

/** The setting that may be given once; undefined when it was not. Throws UsageError when it was given more often. */
export function one(settings: Settings, name: string): Given | undefined {
  const [first, second] = settings.get(name) ?? [];
  if (second) throw new UsageError(`${second.at} takes one value`);
  return first;
}
