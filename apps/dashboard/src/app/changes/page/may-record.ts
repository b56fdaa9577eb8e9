import { isTransition, type LiveMessage, verdictsIn } from '../../live/live-message';

/** Whether the messages may have left rows in the history: most of them merely confirm. */
export const mayRecord = (messages: readonly LiveMessage[]): boolean =>
  messages.some(({ type }) => type.startsWith('domain') && !type.includes('nawala-updated')) ||
  verdictsIn(messages).some(
    (verdict) => isTransition(verdict) || verdict.vantage.since === verdict.vantage.lastChecked,
  );
