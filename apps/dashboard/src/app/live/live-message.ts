import type { IncidentsChangedDto, LiveEvent, LiveEvents, NawalaUpdated } from '@nawala/contracts';

/** One event as it came over the socket. */
export type LiveMessage = { [E in LiveEvent]: { type: E; payload: LiveEvents[E] } }[LiveEvent];

/** What pages listen to. `session:revoked` is for the session alone. */
export const PAGE_EVENTS = [
  'domain:nawala-updated',
  'domains:bulk-nawala-updated',
  'domain:created',
  'domain:updated',
  'domain:deleted',
  'domains:changed',
  'brand:created',
  'brand:updated',
  'brand:deleted',
  'incidents:changed',
  'job:changed',
  'check:result',
  'check:done',
  'checkers:changed',
  'vantage:renamed',
  'vantage:forgotten',
] as const satisfies readonly LiveEvent[];

/** Every verdict in the messages, in order, whether it came alone or in a batch. */
export const verdictsIn = (messages: readonly LiveMessage[]): NawalaUpdated[] =>
  messages.flatMap((message) => {
    if (message.type === 'domain:nawala-updated') return [message.payload];
    return message.type === 'domains:bulk-nawala-updated' ? message.payload.updates : [];
  });

/** How much a message holds: so many verdicts or incidents, or one of anything else. */
export function sizeOf({ type, payload }: LiveMessage): number {
  switch (type) {
    case 'domains:bulk-nawala-updated':
      return Math.max(1, payload.updates.length);
    case 'incidents:changed':
      return Math.max(1, payload.incidents.length);
    default:
      return 1;
  }
}

/** A verdict that says something else than the one before; the others merely confirm. */
export const isTransition = ({ nawala, previousStatus }: NawalaUpdated): boolean => nawala.status !== previousStatus;

/** Whether the messages may change how many domains there are of each kind. */
export const changesCounts = (messages: readonly LiveMessage[]): boolean =>
  messages.some(({ type }) => /^(domain|brand)/.test(type) && !type.includes('nawala-updated')) ||
  verdictsIn(messages).some(isTransition);

/** What became of incidents, in order. */
export const incidentsIn = (messages: readonly LiveMessage[]): IncidentsChangedDto[] =>
  messages.flatMap((message) => (message.type === 'incidents:changed' ? [message.payload] : []));

export const asksForReload = (messages: readonly LiveMessage[]): boolean =>
  messages.some(({ type }) => type === 'domains:changed');
