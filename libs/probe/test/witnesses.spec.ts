import { runAgent, type Progress } from '../src/index';
import { afterFirstBytes, redirect, reset } from '../staged/handlers';
import { aRow, startFakeApi } from '../staged/index';
import { accessDenied, createWorld, WWW, type World } from './conformance/world';

/** Who is heard before something is called blocked or down: the resolver, the control, and a name that is surely free. */
const NAME = 'www.example.com';
const FREE = 'free.example.net';
const SEARCH = '83.224.65.50';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const check = async (input: string) => (await world.check(input))[0]!;

describe('a resolver that fails for every name', () => {
  it.each([
    ['SERVFAIL', { rcode: 'SERVFAIL' as const }],
    ['REFUSED', { rcode: 'REFUSED' as const }],
    ['silence', { silent: true }],
  ])('with %s is broken, and blocks nothing', async (how, answer) => {
    await world.site(NAME, WWW);
    world.everyLie = () => answer;
    expect(await check(NAME)).toMatchObject({
      status: 'inconclusive',
      reasonCode: 'resolver.broken',
      reasonParams: { how },
      reason: expect.stringContaining('fails for every name'),
    });
  });

  it('makes a whole round inconclusive, in one line', async () => {
    const names = Array.from({ length: 10 }, (_, i) => `n${i}.example.com`);
    for (const name of names) world.publish(name, { a: [WWW] });
    world.everyLie = () => ({ rcode: 'SERVFAIL' });
    const api = await startFakeApi(names.map(aRow));
    const seen: Progress[] = [];
    const report = (progress: Progress) => void seen.push(progress);
    const { signal } = new AbortController();
    const probe = await world.probe();
    await runAgent({
      api: api.url,
      intervalMs: 1_000,
      concurrency: 5,
      once: true,
      vantages: [{ probe }],
      signal,
      report,
    });
    expect(api.reports.map(({ scanResult }) => scanResult.status)).toEqual(names.map(() => 'inconclusive'));
    expect(api.reports[0]?.scanResult).toMatchObject({
      reasonCode: 'resolver.broken',
      reasonParams: { how: 'SERVFAIL' },
    });
    expect(seen.filter(({ kind }) => kind === 'path-broken')).toHaveLength(1);
    expect(seen.filter(({ kind }) => kind === 'checked')).toEqual([]);
    await api.goAway();
  });

  it('but for those that exist spoils no round', async () => {
    await world.site(NAME, WWW);
    world.neutral = FREE;
    world.publish(FREE, { a: [WWW] });
    world.everyLie = (name) => ([NAME, FREE].includes(name) ? undefined : { rcode: 'SERVFAIL' });
    expect(await (await world.probe()).problem()).toBeNull();
  });
});

describe('a resolver that sends dead names to a search page', () => {
  beforeEach(async () => {
    world.everyLie = (name) => (name === NAME ? undefined : { a: [SEARCH] });
    await world.serve(SEARCH, 80, world.http(accessDenied));
  });

  it('denies a name with that address', async () => {
    await world.site(NAME, WWW);
    world.lie(NAME, { a: [SEARCH] });
    expect(await check(NAME)).toMatchObject({ status: 'blocked', method: 'dns', reasonCode: 'dns.denied-by-address' });
  });

  it('makes no ghost of a name that exists nowhere', async () => {
    expect(await check('http://dead.example.com/')).toMatchObject({ status: 'down', reasonCode: 'down.wildcard' });
  });

  it('as the control’s own makes nothing exist', async () => {
    world.everyLie = () => undefined;
    world.controlsLie = () => ({ a: [SEARCH] });
    expect(await check('http://dead.example.com/')).toMatchObject({ status: 'down' });
  });
});

describe('a portal before the whole network', () => {
  beforeEach(async () => {
    await world.site(NAME, WWW);
    world.neutral = FREE;
    await world.site(FREE, '93.184.216.40');
    await world.serve(SEARCH, 80, world.http(accessDenied));
  });

  it('that answers every name is told from a block by a free name', async () => {
    world.everyLie = () => ({ a: [SEARCH] });
    expect(await check(NAME)).toMatchObject({ status: 'inconclusive', reasonCode: 'network.portal' });
  });

  it('that answers every name but dead ones as well', async () => {
    world.lie(NAME, { a: [SEARCH] }).lie(FREE, { a: [SEARCH] });
    expect(await check(`http://${NAME}/`)).toMatchObject({ status: 'inconclusive', reasonCode: 'network.portal' });
  });

  it('that redirects every page is told from a block by a free name', async () => {
    const portal = redirect('http://login.hotel.example/');
    for (const address of [WWW, '93.184.216.40']) await world.intercept(address, 80, world.http(portal));
    expect(await check(`http://${NAME}/`)).toMatchObject({ status: 'inconclusive', reasonCode: 'network.portal-page' });
  });

  it.each([
    ['over https', `https://${NAME}/`, 443],
    ['over plain http', `http://${NAME}/`, 80],
  ] as const)('and a network that stops every name %s blocks none', async (_, url, port) => {
    for (const address of [WWW, '93.184.216.40']) await world.intercept(address, port, afterFirstBytes(reset));
    expect(await check(url)).toMatchObject({ status: 'inconclusive', reasonCode: 'network.fails-too' });
  });

  it.each(['given as the free name', 'a name of the free name’s site'])(
    'is told for %s by another one',
    async (which) => {
      world.neutral = which.startsWith('given') ? NAME : 'example.com';
      await world.site('example.org', '93.184.216.42');
      world.everyLie = () => ({ a: [SEARCH] });
      expect(await check(NAME)).toMatchObject({ status: 'inconclusive', reasonCode: 'network.portal' });
    },
  );

  it('is none where the free name alone is stopped, and then that one is blocked', async () => {
    world.neutral = NAME;
    await world.site('example.org', '93.184.216.42');
    world.lie(NAME, { a: [SEARCH] });
    expect(await check(NAME)).toMatchObject({ status: 'blocked', method: 'dns' });
  });

  it('is none where the free name is free', async () => {
    await world.intercept(WWW, 80, world.http(redirect('http://block.example/')));
    expect(await check(`http://${NAME}/`)).toMatchObject({ status: 'blocked', method: 'http' });
  });
});

it.each([
  ['SERVFAIL', { rcode: 'SERVFAIL' as const }],
  ['silence', { silent: true }],
])('a control whose own resolver fails (%s) is named, and judges nothing', async (_, answer) => {
  await world.site(NAME, WWW);
  world.controlsLie = () => answer;
  world.lie(NAME, { rcode: 'NXDOMAIN' });
  expect(await check(NAME)).toMatchObject({
    status: 'inconclusive',
    reason: expect.stringContaining('own resolver fails'),
  });
});

it('the page that two unrelated names show here alone is a block page from the second on', async () => {
  const other = 'www.unrelated.org';
  const untitled = world.http((_request, response) => void response.end('x'.repeat(700)));
  for (const [name, address] of [
    [NAME, WWW],
    [other, '93.184.216.41'],
  ] as const) {
    await world.site(
      name,
      address,
      (_request, response) => void response.end(name.slice(4).toUpperCase().split('').join('-').repeat(40)),
    );
    await world.intercept(address, 80, untitled);
  }
  const probe = await world.probe();
  const checkPage = (host: string) => probe.check({ input: `http://${host}/`, host, urls: [`http://${host}/`] });
  expect(await checkPage(NAME)).toMatchObject({ status: 'inconclusive' });
  expect(await checkPage(other)).toMatchObject({ status: 'blocked', method: 'http', reasonCode: 'http.same-body' });
});

describe('a server that leaves out its issuer’s certificate', () => {
  const ISSUER = 'http://issuers.example.net/between.der';
  const serve = async (answer: Buffer | null) => {
    world.publish(NAME, { a: [WWW] }).publish('issuers.example.net', { a: [SEARCH] });
    await world.serve(
      WWW,
      443,
      world.https(undefined, (name) => ({ names: [name], issuerAt: ISSUER })),
    );
    const respond = world.http((_request, response) => void response.end(answer));
    await world.serve(SEARCH, 80, answer ? respond : afterFirstBytes(reset));
  };

  it('is the site’s where it can be fetched', async () => {
    await serve(world.authority.intermediate);
    expect(await check(`https://${NAME}/`)).toMatchObject({ status: 'accessible', method: 'tls' });
  });

  it.each([
    ['cannot be fetched', null],
    ['is nonsense', Buffer.from('no certificate')],
  ])('is named where it %s', async (_, answer) => {
    await serve(answer);
    const { status, reason } = await check(`https://${NAME}/`);
    expect(['inconclusive', 'down']).toContain(status);
    expect(reason).toContain('shows a certificate whose issuer is missing');
  });

  it('is fetched from no private address', async () => {
    await serve(world.authority.intermediate);
    world.publish('issuers.example.net', { a: ['10.0.0.1'] });
    expect((await check(`https://${NAME}/`)).reason).toContain('whose issuer is missing');
  });
});

it('a stranger’s address among two is seen, though the site’s connects first', async () => {
  const bad = '2606:4700::bad';
  await world.site(NAME, WWW);
  world.lie(NAME, { a: [WWW], aaaa: [bad] });
  await world.serve(bad, 80, world.http(accessDenied));
  await world.serve(bad, 443, world.untrustedHttps(accessDenied));
  expect(await check(`http://${NAME}/`)).toMatchObject({ status: 'blocked', method: 'dns' });
  expect(await check(`https://${NAME}/`)).toMatchObject({ status: 'accessible' });
});
