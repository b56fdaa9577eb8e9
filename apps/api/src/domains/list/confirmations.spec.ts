import { EventEmitter } from 'node:events';
import type { Redis } from '../../redis/redis';
import { type Confirmation, Confirmations } from './confirmations';

describe('Confirmations', () => {
  let sent: [channel: string, message: string][];
  let subscriber: EventEmitter & { subscribe(channel: string): Promise<void> };
  let confirmations: Confirmations;
  let heard: Confirmation[][];

  beforeEach(() => {
    jest.useFakeTimers();
    [sent, heard] = [[], []];
    subscriber = Object.assign(new EventEmitter(), { subscribe: () => Promise.resolve() });
    const publish = (...message: [string, string]) => (sent.push(message), Promise.reject(new Error('away')));
    confirmations = new Confirmations({ commands: { publish }, subscriber } as unknown as Redis);
    confirmations.onModuleInit();
    confirmations.follow((confirmed) => heard.push([...confirmed]));
  });
  afterEach(() => jest.useRealTimers());

  it('tells together what comes in a short time, whoever hears it', () => {
    confirmations.tell([['a', 1, 5]]);
    confirmations.tell([]);
    confirmations.tell([
      ['b', 2, 6],
      ['c', 3, 7],
    ]);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(250);
    expect(sent).toHaveLength(1);
    jest.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(1);
    const [[channel, message]] = sent as [[string, string]];
    subscriber.emit('message', 'nawala:other', message);
    subscriber.emit('message', channel, message);
    expect(heard).toEqual([
      [
        ['a', 1, 5],
        ['b', 2, 6],
        ['c', 3, 7],
      ],
    ]);
  });

  it.each(['', 'no JSON', '{"a":1}', '[null,["a"],["a","1",5],["b",2,null]]'])('takes %p for lost', (message) => {
    subscriber.emit('message', 'nawala:confirmed', message);
    expect(heard.flat()).toEqual([]);
  });

  it('keeps nothing where nobody is told', () => {
    const alone = new Confirmations({ commands: undefined, subscriber: undefined } as unknown as Redis);
    alone.onModuleInit();
    alone.tell([['a', 1, 5]]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
