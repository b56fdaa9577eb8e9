import type { PluginCheck } from '@nawala/probe';

export function candidatesOf(host: string): string[];
/** A check against another address, for tests. */
export function createCheck(options?: { base?: string; now?: () => number }): PluginCheck;
export const check: PluginCheck;
