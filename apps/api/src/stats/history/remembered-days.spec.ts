import type { DaySumRecord } from './day-sum.schema';
import { RememberedDays } from './remembered-days';

const aDay = (id: string, no = 1): DaySumRecord => ({ _id: id, brand: '', at: new Date(0), hours: [no], no });

describe('Days that are remembered', () => {
  it('are those that were read last, under the number that they had then', () => {
    const days = new RememberedDays();
    days.keep(aDay('0:', 1));
    expect(days.find({ _id: '0:', no: 1 })?.hours).toEqual([1]);
    expect(days.find({ _id: '0:', no: 2 })).toBeUndefined();
    days.keep(aDay('0:', 2));
    expect(days.find({ _id: '0:', no: 1 })).toBeUndefined();
    expect(days.find({ _id: '0:', no: 2 })?.hours).toEqual([2]);
  });

  it('are so many at most: what nobody asked for goes first', () => {
    const days = new RememberedDays(2);
    days.keep(aDay('1:'));
    days.keep(aDay('2:'));
    days.find({ _id: '1:', no: 1 });
    days.keep(aDay('3:'));
    expect(['1:', '2:', '3:'].map((id) => days.find({ _id: id, no: 1 }) !== undefined)).toEqual([true, false, true]);
  });
});
