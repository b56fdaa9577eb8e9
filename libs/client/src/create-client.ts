import type { RecordedScanDto, UrlDto } from '@nawala/contracts/checker';
import type { TransitionDto } from '@nawala/contracts';
import type { BulkOutcome } from './http/bulk-outcome';
import { listing, type ListOptions } from './http/list';
import { report, type ScanReport } from './http/report';
import { reportAll } from './http/report-all';
import { transitions, type TransitionQuery } from './http/transitions';
import { Listening } from './live/listening';
import type { SubscribeOptions, Subscription } from './live/subscription';
import { type ClientOptions, connectionOf } from './options';

/** Every call rejects with a `ClientError`, or with the reason of its signal. */
export interface NawalaClient {
  /** The active domains, by name; from memory while the API says that nothing has changed. */
  list(options?: ListOptions): Promise<UrlDto[]>;
  /** Reports one check; resolves when it is durable. */
  report(result: ScanReport, signal?: AbortSignal): Promise<RecordedScanDto>;
  /** Reports any number, in portions; rejects with a `BulkInterrupted` that says how far it came. */
  reportAll(results: readonly ScanReport[], signal?: AbortSignal): Promise<BulkOutcome>;
  /** What changed, newest first. Needs a user's token, or a `read` key. */
  transitions(query?: TransitionQuery, signal?: AbortSignal): AsyncGenerator<TransitionDto, void, undefined>;
  /** Listens until it is closed, and makes up for every gap. Needs a user's token. */
  subscribe(options: SubscribeOptions): Subscription;
}

export function createClient(options: ClientOptions): NawalaClient {
  const connection = connectionOf(options);
  return {
    list: listing(connection),
    report: (result, signal) => report(connection, result, signal),
    reportAll: (results, signal) => reportAll(connection, results, signal),
    transitions: (query, signal) => transitions(connection, query, signal),
    subscribe: (wanted) => new Listening(connection, wanted),
  };
}
