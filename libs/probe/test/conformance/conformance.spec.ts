import { DNS_SCENARIOS } from './dns-scenarios';
import { INDONESIAN_SCENARIOS } from './indonesian-scenarios';
import { PATH_SCENARIOS } from './path-scenarios';
import { BLOCK_PAGE, createWorld, WWW, accessDenied, type World } from './world';

/** OONI's own 33 scenarios and Indonesia's, end to end over real sockets. */
let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const SCENARIOS = [...DNS_SCENARIOS, ...PATH_SCENARIOS, ...INDONESIAN_SCENARIOS];
const table: string[] = [];
afterAll(() => void process.stdout.write(`${table.join('\n')}\n`));

it('holds every scenario of the suite', () => {
  expect(DNS_SCENARIOS.length + PATH_SCENARIOS.length).toBe(33);
});

it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', async (name, scenario) => {
  const { input, stage, status, method, confirmed = false } = scenario;
  await stage(world);
  const [result] = await world.check(input);
  const seen = result && { status: result.status, method: result.method, confirmed: result.confirmed };
  table.push(
    `${name.padEnd(62)} ${[seen?.status, seen?.method].filter(Boolean).join(' ').padEnd(18)} ${result?.reason}`,
  );
  expect(seen).toEqual({ status, method: method ?? (status === 'accessible' ? expect.any(String) : null), confirmed });
});

it('never calls a hijacked answer accessible, however the resolver flaps', async () => {
  const name = 'flapping.example.com';
  let asked = 0;
  await world.site(name, WWW);
  await world.serve(BLOCK_PAGE, 443, world.untrustedHttps(accessDenied));
  world.lie(name, () => (Math.floor(asked++ / 2) % 2 === 0 ? { a: [BLOCK_PAGE] } : { a: [WWW] }));
  const results = await world.check(`https://${name}/`, 8);
  const seen = results.map(({ status, observations }) => {
    const [address] = observations.urls[0]!.hops[0]!.dns[0]!.addresses;
    return `${address} ${status}`;
  });
  expect(new Set(seen)).toEqual(new Set([`${BLOCK_PAGE} blocked`, `${WWW} accessible`]));
});
