/** Rows that have yet to be applied to incidents have been stored: look. */
export class HistoryDue {
  static readonly event = 'history.due';
}
