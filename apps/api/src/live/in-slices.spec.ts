import { InSlices } from './in-slices';

const turn = () => new Promise(setImmediate);
const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n);

describe('InSlices', () => {
  let sent: number[];
  let slices: InSlices<number>;

  beforeEach(() => {
    sent = [];
    slices = new InSlices((item) => sent.push(item), 3);
  });

  it('sends what fits one slice at once', () => {
    slices.add([1, 2]);
    slices.add([3]);
    expect(sent).toEqual([1, 2, 3]);
  });

  it('gives others a turn between slices, and keeps the order of what comes meanwhile', async () => {
    slices.add(upTo(7));
    expect(sent).toEqual(upTo(3));
    slices.add([7]);
    expect(sent).toEqual(upTo(3));
    await turn();
    expect(sent.length).toBeGreaterThanOrEqual(6);
    await turn();
    expect(sent).toEqual(upTo(8));
    slices.add([8]);
    expect(sent).toEqual(upTo(9));
  });

  it('sends what still waits when it stops, once', async () => {
    slices.add(upTo(7));
    slices.stop();
    expect(sent).toEqual(upTo(7));
    await turn();
    expect(sent).toEqual(upTo(7));
  });
});
