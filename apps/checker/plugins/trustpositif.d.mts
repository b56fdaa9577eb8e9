import type { Plugin, PluginCheck } from '@nawala/probe';

export declare function candidatesOf(host: string): string[];

export interface TrustPositifSettings {
  /** A file, or an http(s) address; without it the form is asked. */
  list?: string;
  base?: string;
  now?: () => number;
}

export interface TrustPositif {
  check: PluginCheck;
  prepare: NonNullable<Plugin['prepare']>;
}

export declare function createTrustPositif(settings?: TrustPositifSettings): TrustPositif;

export declare const check: PluginCheck;
export declare const prepare: NonNullable<Plugin['prepare']>;
