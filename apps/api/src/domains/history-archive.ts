import type { HistoryRow } from './history-row';

/**
 * Where the history that a domain still holds goes before the domain does. Domains know nothing of transitions, which
 * keep it (docs/adr/0010).
 */
export abstract class HistoryArchive {
  abstract keep(rows: readonly HistoryRow[]): Promise<void>;
}
