import { startDnsServer, type DnsServer, type StagedAnswer } from '../../staged/dns-server';
import type { Endpoint } from '../address/network';
import { lookup } from './lookup';

const servers: DnsServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function resolver(answer: (asked: number) => StagedAnswer): Promise<Endpoint> {
  let asked = 0;
  const server = await startDnsServer(() => answer(++asked));
  servers.push(server);
  return server.endpoint;
}

async function ask(resolvers: Endpoint[], deadlines = { dns: 3_000, lateAnswer: 60 }) {
  const { signal } = new AbortController();
  const { observation, settled } = await lookup(
    { name: 'shop.example.com', type: 'A' },
    { resolvers, deadlines, signal },
  );
  await settled;
  return observation;
}
const CLOSED: Endpoint = { address: '127.0.0.1', port: 1 };

it('comes back over TCP for an answer that does not fit', async () => {
  const a = Array.from({ length: 30 }, (_, i) => `93.184.216.${i + 1}`);
  expect(await ask([await resolver(() => ({ truncated: true, a }))])).toMatchObject({ transport: 'tcp', addresses: a });
});

it('hears a second answer that says something else, and not one that repeats the first', async () => {
  const truth = { a: ['93.184.216.34'] };
  const lie = { a: ['36.86.63.185'] };
  const injected = await resolver(() => ({ ...lie, later: { afterMs: 10, answer: truth } }));
  expect(await ask([injected])).toMatchObject({ addresses: lie.a, late: [{ addresses: truth.a }] });
  const repeated = await resolver(() => ({ ...truth, later: { afterMs: 10, answer: truth } }));
  expect(await ask([repeated])).toMatchObject({ addresses: truth.a, late: [] });
});

it('waits past a forged answer for the true one', async () => {
  const forged = await resolver(() => ({
    raw: (query) => [Buffer.concat([Buffer.from([query[0]! ^ 255, query[1]!]), query.subarray(2)])],
    a: ['93.184.216.34'],
  }));
  expect(await ask([forged])).toMatchObject({ failure: null, addresses: ['93.184.216.34'] });
});

it('asks again when a datagram was lost', async () => {
  const deaf = await resolver((asked) => (asked === 1 ? { silent: true } : { a: ['93.184.216.34'] }));
  expect(await ask([deaf], { dns: 300, lateAnswer: 0 })).toMatchObject({ failure: null });
});

it('asks without EDNS where that is not understood', async () => {
  const old = await resolver((asked) => (asked === 1 ? { rcode: 'FORMERR' } : { a: ['93.184.216.34'] }));
  expect(await ask([old])).toMatchObject({ failure: null, addresses: ['93.184.216.34'] });
});

it('turns to the next resolver only when one does not answer', async () => {
  const good = await resolver(() => ({ a: ['93.184.216.34'] }));
  const denies = await resolver(() => ({ rcode: 'NXDOMAIN' }));
  expect(await ask([CLOSED, good])).toMatchObject({ failure: null, resolver: `127.0.0.1:${good.port}` });
  expect(await ask([denies, good])).toMatchObject({ failure: 'dns_nxdomain_error' });
});

it('tells a closed port from silence', async () => {
  expect(await ask([CLOSED])).toMatchObject({ failure: 'connection_refused', rcode: null });
  const silent = await resolver(() => ({ silent: true }));
  expect(await ask([silent], { dns: 90, lateAnswer: 0 })).toMatchObject({
    failure: 'generic_timeout_error',
    rcode: null,
  });
});
