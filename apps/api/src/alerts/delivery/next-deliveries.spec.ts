import type { DeliveryRecord } from '../store/delivery.schema';
import { nextDeliveries } from './next-deliveries';

const due = (_id: string, over: Partial<DeliveryRecord> = {}) =>
  ({ _id, channel: 'a', state: 'due', attempts: 0, ...over }) as DeliveryRecord;
const next = (unsent: DeliveryRecord[], { busy = [] as string[], waiting = [] as string[] } = {}) =>
  nextDeliveries(unsent, new Set(busy), ({ _id }) => !waiting.includes(_id)).map(({ _id }) => _id);

describe('what is sent next', () => {
  it('is the oldest of each channel that is not being sent to', () => {
    expect(next([due('1'), due('2'), due('3', { channel: 'b' }), due('4', { channel: 'c' })], { busy: ['c'] })).toEqual(
      ['1', '3'],
    );
  });

  it('waits behind one that is tried again, in its own channel alone', () => {
    expect(next([due('1', { attempts: 2 }), due('2'), due('3', { channel: 'b' })], { waiting: ['1'] })).toEqual(['3']);
  });

  it('does not wait for ever behind one that nobody takes', () => {
    expect(next([due('1', { attempts: 5 }), due('2')], { waiting: ['1'] })).toEqual(['2']);
  });

  it.each(['quiet-hours', 'muted'])('does not wait behind one that is held (%s)', (why) => {
    expect(next([due('1', { why }), due('2')], { waiting: ['1'] })).toEqual(['2']);
  });

  it('waits behind one that another instance may be sending', () => {
    expect(next([due('1', { state: 'sending', attempts: 9 }), due('2')])).toEqual([]);
  });
});
