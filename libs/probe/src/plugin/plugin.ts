import type { ReasonParams, ScanStatus } from '@nawala/contracts';
import type { Observations } from '../observations';
import type { Target } from '../target';

/** What a plugin may say about a target. `method` is always `custom`, or `list` for a look-up in a block list. */
export interface PluginOpinion {
  status: ScanStatus;
  /** One sentence for a person; cut after 200 characters. */
  reason?: string;
  method?: 'custom' | 'list';
  /** The reason as one of the dashboard's own codes with its parameters, where there is one: then it is said in every language. */
  reasonCode?: string;
  reasonParams?: ReasonParams;
  /** What the opinion rests on; goes into the evidence. */
  evidence?: Record<string, unknown>;
}

/** What a plugin is given besides the target. */
export interface PluginContext {
  /** Everything that the checker itself has seen. Read it, do not change it. */
  observations: Observations;
  /** The plugin is a vantage of its own: nothing was measured, and what is on no list of its own is worth saying, too. */
  alone: boolean;
  /** Fires when the plugin's time is up; hand it on to `fetch`. */
  signal: AbortSignal;
}

/** No opinion: return nothing. */
export type PluginCheck = (
  target: Target,
  context: PluginContext,
) => Promise<PluginOpinion | null | undefined> | PluginOpinion | null | undefined;

/** A module given with `--plugin`: `export async function check(target, context) { … }`. */
export interface Plugin {
  /** For messages: the file's name. */
  name: string;
  check: PluginCheck;
  /** `export async function prepare()`: called before each round of a vantage of its own; why it rejects is why nothing is learnt. */
  prepare?: () => Promise<unknown>;
}
