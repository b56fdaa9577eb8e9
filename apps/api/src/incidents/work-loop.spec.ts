import { WorkLoop } from './work-loop';

describe('a loop of work', () => {
  let looks: number;
  let isOurs: boolean;
  let asked: number;
  let failures: unknown[];
  let open: WorkLoop | undefined;
  beforeEach(() => {
    [looks, asked, isOurs, failures] = [0, 0, true, []];
  });
  afterEach(() => open?.stop());

  const aLoop = (work: () => Promise<void>, pollMs = 60_000) =>
    (open = new WorkLoop(work, {
      pollMs,
      isOurs: () => (asked++, isOurs),
      failed: (error) => void failures.push(error),
    }));
  const counted = async () => void looks++;
  const turns = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise(setImmediate);
  };

  it('looks at once when it is woken, once more for all who woke it meanwhile, and never twice at once', async () => {
    let [running, most] = [0, 0];
    const loop = aLoop(async () => {
      most = Math.max(most, ++running);
      looks += 1;
      if (looks === 1) for (let n = 0; n < 5; n++) loop.wake();
      await new Promise(setImmediate);
      running -= 1;
    });
    loop.start();
    await turns(() => looks === 2 && running === 0);
    expect(most).toBe(1);
  });

  it('tells work that takes long when it is to end, and waits for it', async () => {
    const loop = aLoop(async () => {
      for (looks = 1; !loop.isStopped; looks++) await new Promise(setImmediate);
    });
    loop.start();
    await turns(() => looks > 3);
    await loop.stop();
    const last = looks;
    await new Promise(setImmediate);
    expect(looks).toBe(last);
  });

  it('looks by itself, over failures and over times in which the work is another’s', async () => {
    isOurs = false;
    aLoop(async () => {
      looks += 1;
      if (looks === 1) throw new Error('once');
    }, 1).start();
    await turns(() => asked >= 3);
    expect(looks).toBe(0);
    isOurs = true;
    await turns(() => looks >= 3);
    expect(failures).toEqual([new Error('once')]);
  });

  it('ends when what runs has ended, and does nothing until it is begun again', async () => {
    const loop = aLoop(counted);
    loop.wake();
    expect(looks).toBe(0);
    loop.start();
    await loop.stop();
    const before = looks;
    loop.wake();
    await new Promise(setImmediate);
    expect(looks).toBe(before);
    loop.start();
    await turns(() => looks > before);
  });
});
