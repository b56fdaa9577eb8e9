import type { Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { Endpoint } from '../address/network';
import type { Exchange } from '../http/exchange';
import type { Measurement } from './context';
import { ownClock } from '../own-clock';
import { firstAnswer, type Asked } from './first-answer';
import { firstWhere } from './first-where';
import type { Opened } from './open';

/** Addresses that are asked for one page at most. */
const MAX_ASKED = 3;

/** An opened address that can be asked. */
export interface Ready extends Opened {
  socket: Socket;
}

export const isReady = (opened: Opened): opened is Ready => opened.socket !== undefined;

export interface Bounds {
  signal: AbortSignal;
  timeoutMs: number;
  onHead?: () => void;
}

interface Way {
  chosen: Ready;
  /** Every address of the hop, as it was opened; all but the chosen one are closed again. */
  attempts: readonly Promise<Opened>[];
  reopen: (endpoint: Endpoint) => Promise<Opened>;
  get: (ready: Ready, bounds: Bounds) => Promise<Exchange>;
}

/**
 * GETs the page from the chosen address, and only where that one gives no answer from the next that opened as well, all
 * within the one deadline of a response. An address that answers ends the asking of all others.
 */
export async function fetchPage(
  { chosen, attempts, reopen, get }: Way,
  { signal, deadlines }: Pick<Measurement, 'signal' | 'deadlines'>,
): Promise<Exchange> {
  if (attempts.length === 1) return get(chosen, { signal, timeoutMs: deadlines.http });
  const watch = ownClock.start();
  const left = () => deadlines.http - watch.elapsed();
  const over = new AbortController();
  const bounds = AbortSignal.any([signal, over.signal]);
  const tried = new Set([chosen.tcp.address]);

  const ask = (ready: Ready): Asked<Exchange> => {
    let isSpeaking = false;
    const outcome = get(ready, { signal: bounds, timeoutMs: left(), onHead: () => (isSpeaking = true) });
    return { outcome, isSpeaking: () => isSpeaking };
  };

  /** As sound as the chosen one, and still so when it is opened anew. */
  const next = async (): Promise<Ready | undefined> => {
    while (tried.size < MAX_ASKED) {
      const wanted = ({ tcp, sound, socket }: Opened) => sound === chosen.sound && !!socket && !tried.has(tcp.address);
      const other = await firstWhere(attempts, wanted);
      if (!other || left() <= 0 || bounds.aborted) return undefined;
      tried.add(other.tcp.address);
      const opened = await reopen(other.tcp);
      if (isReady(opened) && opened.sound === chosen.sound && left() > 0) return opened;
      opened.socket?.destroy();
    }
    return undefined;
  };

  const shareMs = deadlines.http / Math.min(MAX_ASKED, attempts.length);
  try {
    return await firstAnswer({
      first: ask(chosen),
      next,
      ask,
      isAnswer: ({ observation }) => observation.failure === null,
      share: () => after(shareMs, undefined, { signal: bounds }).catch(() => undefined),
    });
  } finally {
    over.abort();
    watch.end();
  }
}
