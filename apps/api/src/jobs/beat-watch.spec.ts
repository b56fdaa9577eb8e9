import { Types } from 'mongoose';
import { BeatWatch, STALLED_MS } from './beat-watch';

const job = (holder: string | null, beat = 0, _id = new Types.ObjectId()) => ({ _id, holder, beat });

describe('Whoever watches jobs', () => {
  it('takes those that nobody holds', () => {
    const [held, waiting] = [job('a'), job(null)];
    expect(new BeatWatch().free([held, waiting], 0)).toEqual([waiting]);
  });

  it('takes those whose beat stood still for long enough, and no other', () => {
    const watch = new BeatWatch();
    const [dead, alive] = [job('a'), job('b')];
    expect(watch.free([dead, alive], 0)).toEqual([]);
    expect(watch.free([dead, { ...alive, beat: 1 }], STALLED_MS - 1)).toEqual([]);
    expect(watch.free([dead, { ...alive, beat: 1 }], STALLED_MS)).toEqual([dead]);
  });

  it('counts anew when somebody else took it, or when it was not due in between', () => {
    const watch = new BeatWatch();
    const one = job('a');
    watch.free([one], 0);
    expect(watch.free([{ ...one, holder: 'b' }], STALLED_MS)).toEqual([]);
    watch.free([], STALLED_MS);
    expect(watch.free([{ ...one, holder: 'b' }], 3 * STALLED_MS)).toEqual([]);
  });
});
