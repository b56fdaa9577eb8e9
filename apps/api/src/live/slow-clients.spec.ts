import { Logger } from '@nestjs/common';
import { MAX_QUEUED_BYTES, SlowClients } from './slow-clients';
import type { LiveServer } from './live-types';

const aSocket = (queued: number, buffered = 0) => ({
  data: { user: { id: '1' } },
  conn: {
    writeBuffer: [{ data: 'x'.repeat(queued) }, {}],
    transport: { socket: { bufferedAmount: buffered } },
    close: jest.fn(),
  },
});

describe('Slow clients', () => {
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are cut off once more than 1 MiB waits for them, wherever it waits; others stay', () => {
    const [fast, slow, stuck] = [aSocket(10), aSocket(MAX_QUEUED_BYTES + 1), aSocket(10, MAX_QUEUED_BYTES)];
    const sockets = new Map([fast, slow, stuck].map((socket, n) => [String(n), socket]));
    const watch = new SlowClients();
    watch.watch({ sockets: { sockets } } as unknown as LiveServer);
    jest.advanceTimersByTime(1000);
    expect(fast.conn.close).not.toHaveBeenCalled();
    expect(slow.conn.close).toHaveBeenCalledTimes(1);
    expect(stuck.conn.close).toHaveBeenCalledTimes(1);
    watch.stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});
