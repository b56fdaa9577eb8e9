import { systemLookup, type AskSystem } from './system-lookup';

const { signal } = new AbortController();
const ask = (answer: AskSystem, timeoutMs = 1_000) =>
  systemLookup('shop.example.com', { ask: answer, timeoutMs, signal });

it('keeps what the system says', async () => {
  expect(await ask(async () => ['93.184.216.34', '2606:4700::1'])).toMatchObject({
    failure: null,
    addresses: ['93.184.216.34', '2606:4700::1'],
  });
});

it.each([
  ['ENOTFOUND', 'dns_nxdomain_error'],
  ['EAI_AGAIN', 'dns_servfail_error'],
  ['EAI_FAIL', 'unknown_failure'],
])('names %s', async (code, failure) => {
  expect(await ask(() => Promise.reject(Object.assign(new Error(code), { code })))).toMatchObject({ failure });
});

it('ends with its deadline, and leaves a thread free while the system still waits', async () => {
  let giveUp: () => void = () => undefined;
  const stuck = new Promise<string[]>((resolve) => (giveUp = () => resolve([])));
  const seen = await Promise.all(Array.from({ length: 8 }, () => ask(() => stuck, 20)));
  expect(seen.map((one) => one?.failure)).toEqual([
    ...Array(3).fill('generic_timeout_error'),
    ...Array(5).fill(undefined),
  ]);
  giveUp();
  await stuck;
  await Promise.resolve();
  expect(await ask(async () => ['93.184.216.34'])).toMatchObject({ failure: null });
});
