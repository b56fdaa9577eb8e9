import { text } from 'node:stream/consumers';
import { ReplayBuffer } from './replay-buffer';

/** A source that yields when the spec says so. */
function heldSource() {
  const steps: ((step: { chunk?: string; error?: Error }) => void)[] = [];
  let reads = 0;
  async function* source(): AsyncGenerator<Buffer> {
    for (;;) {
      reads += 1;
      const { chunk, error } = await new Promise<{ chunk?: string; error?: Error }>((resolve) => steps.push(resolve));
      if (error) throw error;
      if (chunk === undefined) return;
      yield Buffer.from(chunk);
    }
  }
  const step = async (what: { chunk?: string; error?: Error }) => {
    await new Promise(setImmediate);
    steps.shift()?.(what);
    await new Promise(setImmediate);
  };
  return { source: source(), step, reads: () => reads };
}

describe('ReplayBuffer', () => {
  it('is made once for all its readers, whenever they come', async () => {
    const { source, step, reads } = heldSource();
    const body = new ReplayBuffer(source);
    const early = text(body.read());
    await step({ chunk: 'one ' });
    const late = text(body.read());
    await step({ chunk: 'two' });
    await step({});
    expect(await Promise.all([early, late, text(body.read())])).toEqual(['one two', 'one two', 'one two']);
    expect(await body.whole()).toBe(true);
    expect([reads(), body.size]).toEqual([3, 7]);
  });

  it('has begun with its first part, or when it ended without one', async () => {
    const { source, step } = heldSource();
    const body = new ReplayBuffer(source);
    let begun = false;
    const waited = body.begun().then(() => (begun = true));
    await new Promise(setImmediate);
    expect(begun).toBe(false);
    await step({ chunk: 'x' });
    await waited;
    const empty = heldSource();
    const nothing = new ReplayBuffer(empty.source);
    await empty.step({});
    await nothing.begun();
    expect(await text(nothing.read())).toBe('');
  });

  it('rejects whoever waits for its beginning, and breaks off for whoever has read a part', async () => {
    const { source, step } = heldSource();
    const body = new ReplayBuffer(source);
    const reader = text(body.read());
    const broken = expect(reader).rejects.toThrow('away');
    await step({ chunk: 'x' });
    await step({ error: new Error('away') });
    await broken;
    expect(await body.whole()).toBe(false);
    const failing = heldSource();
    const never = new ReplayBuffer(failing.source);
    const refused = expect(never.begun()).rejects.toThrow('away');
    await failing.step({ error: new Error('away') });
    await refused;
  });
});
