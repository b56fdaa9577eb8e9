import { nextFrame } from '../../testing/next-frame';
import { FrameBuffer } from './frame-buffer';

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('FrameBuffer', () => {
  const batches: number[][] = [];
  let overflows = 0;
  let buffer: FrameBuffer<number>;

  beforeEach(() => {
    batches.length = 0;
    overflows = 0;
    buffer = new FrameBuffer<number>(
      (batch) => batches.push(batch),
      () => overflows++,
    );
  });
  afterEach(() => {
    buffer.close();
    hide(false);
  });

  it('keeps what comes in while the tab is hidden and hands it over when it is seen', async () => {
    hide(true);
    buffer.add(1);
    buffer.add(2);
    await nextFrame();
    expect(batches).toEqual([]);
    hide(false);
    await nextFrame();
    expect(batches).toEqual([[1, 2]]);
  });

  it('forgets what waits when it is told to', async () => {
    hide(true);
    for (let count = 0; count < 6_000; count++) buffer.add(count);
    buffer.clear();
    buffer.add(1);
    hide(false);
    await nextFrame();
    expect(batches).toEqual([[1]]);
    expect(overflows).toBe(0);
  });

  it('asks for a reload when too much came in to replay, and keeps none of it', async () => {
    hide(true);
    for (let count = 0; count < 6_000; count++) buffer.add(count);
    hide(false);
    await nextFrame();
    expect(batches).toEqual([]);
    expect(overflows).toBe(1);
    buffer.add(1);
    await nextFrame();
    expect(batches).toEqual([[1]]);
    expect(overflows).toBe(1);
  });

  it('counts what messages hold, not messages', async () => {
    const held: number[][] = [];
    const heavy = new FrameBuffer<number[]>(
      (batch) => held.push(...batch),
      () => overflows++,
      ({ length }) => length,
    );
    hide(true);
    const half = Array.from({ length: 2_500 }, (_, index) => index);
    heavy.add(half);
    heavy.add(half);
    hide(false);
    await nextFrame();
    expect(held).toEqual([half, half]);
    hide(true);
    for (const message of [half, half, [1]]) heavy.add(message);
    hide(false);
    await nextFrame();
    heavy.close();
    expect(held).toHaveLength(2);
    expect(overflows).toBe(1);
  });
});
