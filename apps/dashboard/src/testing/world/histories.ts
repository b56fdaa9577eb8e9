import fc from 'fast-check';
import type { OpenDashboard } from './open-dashboard';
import type { ServerModel } from './server-model';

type Act = (server: ServerModel, dashboard: OpenDashboard) => void;

/** One thing that happens: to the server, to the line, or to the tab. */
export class Step {
  constructor(
    private readonly name: string,
    private readonly details: unknown,
    /** How many milliseconds go by after it. */
    readonly pause: number,
    readonly act: Act,
  ) {}

  /** How a counterexample is printed. */
  [fc.toStringMethod](): string {
    return `${this.name} ${JSON.stringify(this.details)} +${this.pause}`;
  }
}

const which = fc.nat(31);
const pause = fc.constantFrom(0, 0, 1, 20, 20, 150, 400, 2_000);

function step<T>(name: string, details: fc.Arbitrary<T>, act: (details: T) => Act): fc.Arbitrary<Step> {
  return fc.tuple(details, pause).map(([chosen, ms]) => new Step(name, chosen, ms, act(chosen)));
}

/** Of some domain, if there is one. */
const ofDomain =
  (index: number, act: (id: string, server: ServerModel) => void): Act =>
  (server) => {
    const domain = server.domains[index % server.domains.length];
    if (domain) act(domain.id, server);
  };

const brandOf = (server: ServerModel, index: number): string => server.brands[index % server.brands.length]!.id;

let names = 0;
const newName = (order: number): string => `${'abcdefgh'[order % 8]}-${++names}.example.com`;

const report = fc.record({
  domain: which,
  vantage: fc.constantFrom('telkom', 'xl'),
  status: fc.constantFrom('blocked' as const, 'accessible' as const),
  age: fc.constantFrom(0, 0, 0, 40, 1_000, 90_000),
  behind: fc.constantFrom(0, 0, 0, 40, 3_000),
});

const onServer = [
  step('report', fc.array(report, { minLength: 1, maxLength: 4 }), (reports) => (server) => {
    const { domains } = server;
    if (domains.length === 0) return;
    server.record(reports.map((each) => ({ ...each, domainId: domains[each.domain % domains.length]!.id })));
  }),
  step('add domain', fc.record({ order: which, brand: which }), ({ order, brand }) => (server) => {
    server.addDomain(newName(order), brandOf(server, brand));
  }),
  step('rename', fc.record({ domain: which, order: which }), ({ domain, order }) =>
    ofDomain(domain, (id, server) => server.edit(id, { domain: newName(order) })),
  ),
  step('tag', fc.record({ domain: which, tags: fc.subarray(['main', 'spare']) }), ({ domain, tags }) =>
    ofDomain(domain, (id, server) => server.edit(id, { tags })),
  ),
  step('pause', fc.record({ domain: which, active: fc.boolean() }), ({ domain, active }) =>
    ofDomain(domain, (id, server) => server.edit(id, { active })),
  ),
  step('move', fc.record({ domain: which, brand: which }), ({ domain, brand }) =>
    ofDomain(domain, (id, server) => server.edit(id, { brandId: brandOf(server, brand) })),
  ),
  step('delete', which, (domain) => ofDomain(domain, (id, server) => server.remove(id))),
  step(
    'rename brand',
    fc.record({ brand: which, code: fc.constantFrom('B0', 'B1', 'B2') }),
    ({ brand, code }) =>
      (server) => {
        const id = brandOf(server, brand);
        if (server.brands.every((other) => other.id === id || other.code !== code))
          server.renameBrand(id, `As ${code}`, code);
      },
  ),
  step('import', fc.record({ order: which, brand: which }), ({ order, brand }) => (server) => {
    server.addDomain(newName(order), brandOf(server, brand), true);
    server.announce('import');
  }),
  step('resync', fc.constant(null), () => (server) => server.announce('resync')),
];

/** Every domain changes its verdict again and again: more changes than the bell keeps. */
const storm = step('storm', fc.integer({ min: 1, max: 14 }), (rounds) => (server, dashboard) => {
  for (let round = 0; round < rounds; round++) {
    const status = round % 2 === 0 ? 'blocked' : 'accessible';
    server.record(server.domains.map(({ id }) => ({ domainId: id, vantage: 'telkom', status, age: 0, behind: 0 })));
    if (round % 3 === 0) jest.advanceTimersByTime(7);
  }
  dashboard.hear('verdicts');
});

const onTheWay = [
  step(
    'hear',
    fc.record({ line: fc.constantFrom('verdicts' as const, 'others' as const), overtaken: fc.boolean() }),
    ({ line, overtaken }) =>
      (_, dashboard) =>
        dashboard.hear(line, overtaken),
  ),
  step('answer', which, (request) => (_, dashboard) => dashboard.answer(request)),
  step('serve', which, (request) => (_, dashboard) => dashboard.serve(request)),
];

const inTheTab = [
  step('connect', fc.constant(null), () => (_, dashboard) => dashboard.connect()),
  step('cut', fc.constant(null), () => (_, dashboard) => dashboard.cut()),
  step('hide', fc.boolean(), (hidden) => (_, dashboard) => dashboard.hide(hidden)),
  step('hold', fc.boolean(), (held) => (_, dashboard) => dashboard.hold(held)),
  step('scroll', fc.record({ list: which, to: fc.nat(8) }), ({ list, to }) => (_, dashboard) => {
    dashboard.scroll(list, to);
  }),
  step('look', fc.constant(null), () => (_, dashboard) => dashboard.look()),
  step(
    'fail',
    fc.record({ request: which, status: fc.constantFrom(0 as const, 503 as const) }),
    ({ request, status }) =>
      (_, dashboard) =>
        dashboard.fail(request, status),
  ),
];

const anyOf = (weight: number, ...steps: fc.Arbitrary<Step>[]) => ({ weight, arbitrary: fc.oneof(...steps) });

export const histories = fc.array(
  fc.oneof(
    anyOf(8, onServer[0]!),
    anyOf(4, ...onServer.slice(1)),
    anyOf(1, storm),
    anyOf(14, ...onTheWay),
    anyOf(4, ...inTheTab),
  ),
  { minLength: 3, maxLength: 40, size: 'max' },
);
