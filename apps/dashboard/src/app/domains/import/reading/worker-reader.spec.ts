import { aRow } from './list';
import { WorkerReader } from './worker-reader';
import type { ReadAnswer, ReadRequest } from './worker-messages';

class StagedWorker extends EventTarget {
  readonly asked: ReadRequest[] = [];
  readonly terminate = jest.fn();
  postMessage(request: ReadRequest): void {
    this.asked.push(request);
  }
  say(answer: ReadAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data: answer }));
  }
}

describe('reading beside the page', () => {
  let worker: StagedWorker;
  let reader: WorkerReader;
  beforeEach(() => {
    worker = new StagedWorker();
    reader = new WorkerReader(worker as unknown as Worker);
  });

  it('puts the pieces together, each answer to who asked', async () => {
    const [one, two] = [reader.read({ text: 'a' }, {}), reader.read({ text: 'b' }, { columns: { domain: 1 } })];
    expect(worker.asked.map(({ id, options }) => [id, options])).toEqual([
      [1, {}],
      [2, { columns: { domain: 1 } }],
    ]);
    worker.say({ id: 2, refused: 'html' });
    worker.say({ id: 1, rows: [aRow(1, 'a')] });
    worker.say({ id: 1, rows: [aRow(2, 'b')] });
    worker.say({ id: 1, list: { format: 'names', cut: false, skipped: 0 } });
    expect(await two).toEqual({ refused: 'html' });
    expect(await one).toEqual({
      list: { format: 'names', cut: false, skipped: 0, rows: [aRow(1, 'a'), aRow(2, 'b')] },
    });
  });

  it.each(['error', 'messageerror'])('gives up when the worker breaks: %s', async (type) => {
    const reading = reader.read({ text: 'a' }, {});
    worker.dispatchEvent(new Event(type));
    await expect(reading).rejects.toThrow('The worker has stopped');
    expect(worker.terminate).toHaveBeenCalled();
    await expect(reader.read({ text: 'a' }, {})).rejects.toThrow('The worker has stopped');
  });

  it('tells what could not be read', async () => {
    const reading = reader.read({ text: 'a' }, {});
    worker.say({ id: 1, failed: 'RangeError' });
    await expect(reading).rejects.toThrow('RangeError');
  });
});
