import type { EventRecord } from '../store/event.schema';

/** Of one vantage, oldest first: a return takes back the silence before it. What else there is stands. */
export function uncancelled(events: readonly EventRecord[]): EventRecord[] {
  const left: EventRecord[] = [];
  for (const event of events) {
    if (event.type === 'checker.back' && left.at(-1)?.type === 'checker.silent') left.pop();
    else left.push(event);
  }
  return left;
}
