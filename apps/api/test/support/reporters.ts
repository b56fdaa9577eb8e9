import type { NawalaDto } from '@nawala/contracts';
import type { BulkUpdateResultDto, RecordedScanDto } from '@nawala/contracts/checker';
import { setTimeout as pause } from 'node:timers/promises';
import type { Edge } from './edge';

/** Between two reports of one reporter: below the 300 a second that the edge takes from one address. */
const PACE_MS = 5;

/** Checkers stand in networks of their own, so each has an address of its own. */
const addressOf = (number: number): string => `127.0.0.${200 + number}`;

/** What a reporter has been told is recorded. `blockedId` is only known of reports that were sent alone. */
export interface Acknowledged {
  /** 0, 1, …: blocked in even rounds, accessible in odd ones, and `round <n>` is the reason. */
  round: number;
  blockedId?: NawalaDto['blockedId'];
}

/** Checkers that go on whatever happens, each with domains of its own. */
export interface Reporters {
  /** The last of each domain, by its id. */
  acknowledged: ReadonlyMap<string, Acknowledged>;
  /** How every request that recorded nothing ended; 0 without an answer. */
  refusals: readonly number[];
  /** Settles when what was begun is acknowledged. */
  stop(): Promise<void>;
  /** Whatever was begun is left as it is. */
  abandon(): void;
}

/** Every other reporter sends its domains together. A report is sent again until it is acknowledged. */
export function startReporters(edge: Edge, ids: readonly string[], count: number): Reporters {
  const acknowledged = new Map<string, Acknowledged>();
  const refusals: number[] = [];
  let isOver = false;
  let isAbandoned = false;

  async function post<T>(from: string, path: string, body: unknown): Promise<T | undefined> {
    const answer = await edge.ask('POST', path, { body, from }).catch(() => ({ status: 0, body: '' }));
    if (answer.status === 200) return (JSON.parse(answer.body) as { data: T }).data;
    refusals.push(answer.status);
    return undefined;
  }
  const scanResult = (round: number) => ({ status: round % 2 ? 'accessible' : 'blocked', reason: `round ${round}` });

  async function alone(from: string, id: string, round: number): Promise<boolean> {
    const body = { id, scanResult: scanResult(round) };
    const recorded = await post<RecordedScanDto['data']>(from, '/api/urls/update', body);
    if (recorded) acknowledged.set(id, { round, blockedId: recorded.nawala.blockedId });
    return recorded !== undefined;
  }
  async function together(from: string, own: readonly string[], round: number): Promise<boolean> {
    const updates = own.map((id) => ({ id, scanResult: scanResult(round) }));
    const recorded = await post<BulkUpdateResultDto['data']>(from, '/api/urls/bulk-update', { updates });
    if (recorded?.failed !== 0) return false;
    for (const id of own) acknowledged.set(id, { round });
    return true;
  }
  const insist = async (send: () => Promise<boolean>): Promise<void> => {
    while (!(await send()) && !isAbandoned) await pause(PACE_MS);
    await pause(PACE_MS);
  };
  async function reporter(number: number): Promise<void> {
    const from = addressOf(number);
    const own = ids.filter((_, index) => index % count === number);
    for (let round = 0; !isOver; round += 1) {
      if (number % 2) await insist(() => together(from, own, round));
      else for (const id of own) await insist(() => alone(from, id, round));
    }
  }

  const load = Promise.all(Array.from({ length: count }, (_, number) => reporter(number)));
  return {
    acknowledged,
    refusals,
    stop: async () => {
      isOver = true;
      await load;
    },
    abandon: () => void (isOver = isAbandoned = true),
  };
}
