import type { ApiClient } from '../api-client';
import { printable } from '../../printable';
import type { Outbox } from '../outbox';
import type { Report } from '../progress';
import { readRequest, type Connect, type Link } from './link';
import { OnDemand, UNNAMED, type OnDemandParts } from './on-demand';
import type { StateBoard } from './state-board';

/** How often the API hears how the agent does. */
const STATE_EVERY_MS = 30_000;

interface Parts extends Omit<OnDemandParts, 'send' | 'clockOffsetMs'> {
  connect: Connect;
  api: Pick<ApiClient, 'clockOffsetMs'>;
  outbox: Pick<Outbox, 'pending'>;
  board: StateBoard;
  report: Report;
  intervalMs: number;
}

/** Where the API asks for checks and hears how the agent does, until it is closed. */
export function openReception(parts: Parts): { close(): void } {
  const { connect, api, outbox, board, report, vantages, intervalMs, concurrency } = parts;
  let refused = 0;
  const onDemand = new OnDemand({
    ...parts,
    clockOffsetMs: () => api.clockOffsetMs,
    send: async (result) => {
      const answer = await link.result(result);
      if (!answer || answer.ok) return;
      const { target, vantage } = result;
      report({ kind: 'answer-refused', target, vantage, problem: printable(answer.why), total: ++refused });
    },
  });
  const hello = {
    vantages: vantages.map(({ name }) => name ?? UNNAMED),
    interval: Math.round(intervalMs / 1000),
    concurrency,
  };
  const link: Link = connect(hello, (message) => {
    const request = readRequest(message);
    if (request) void onDemand.take(request);
  });
  const tell = () => board.all(outbox.pending, api.clockOffsetMs).forEach((state) => link.state(state));
  const timer = setInterval(tell, STATE_EVERY_MS);
  return {
    close() {
      clearInterval(timer);
      link.close();
    },
  };
}
