import type { BrandDto } from '@nawala/contracts';
import fc from 'fast-check';
import type { IncidentEvent } from '../src/incidents/incident-events';
import { IncidentListeners } from '../src/incidents/incident-listeners';
import { addBrand, addDomain, report, transitionsOf } from './support/catalogue';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

type Mood = 'takes' | 'fails' | 'hangs';

/** Whoever tells people, on a day on which anything may happen to it. */
class Moody {
  readonly taken: IncidentEvent[] = [];
  private moods: Mood[] = [];
  private release: () => void = () => undefined;
  private held: Promise<void> = Promise.resolve();

  /** From now on it does these, one after the other; then it takes everything. */
  begin(moods: readonly Mood[]): void {
    this.moods = [...moods];
    this.taken.length = 0;
    this.held = new Promise((resolve) => (this.release = resolve));
  }

  /** What hangs goes on, and nothing is wrong any more. */
  recover(): void {
    this.moods = [];
    this.release();
  }

  async take(events: readonly IncidentEvent[]): Promise<void> {
    const mood = this.moods.shift() ?? 'takes';
    if (mood === 'hangs') await this.held;
    if (mood === 'fails') throw new Error('cannot be told');
    this.taken.push(...events);
  }
}

describe('Whoever records a verdict', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let brand: BrandDto;
  const listener = new Moody();

  beforeAll(async () => {
    api = await startApi();
    api.app.get(IncidentListeners).register({
      onIncidentEvents: (events) => listener.take(events),
      onVantageEvents: async () => undefined,
      onMutesEnded: async () => undefined,
      deliveriesOf: async () => new Map(),
    });
    admin = await api.signedIn('admin');
    brand = await addBrand(admin);
  });
  afterAll(async () => {
    listener.recover();
    await api?.stop();
  });

  it('waits for nobody who tells of it, whatever that does; and nothing is lost', async () => {
    const moods = fc.array(fc.constantFrom<Mood>('takes', 'fails', 'hangs'), { maxLength: 6 });
    const reports = fc.array(fc.record({ n: fc.nat({ max: 2 }), blocked: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(moods, reports, async (bad, all) => {
        listener.begin(bad);
        const domains = await Promise.all([1, 2, 3].map(() => addDomain(admin, { brandId: brand.id })));
        for (const { id } of domains) await report(api.stranger, id, 'accessible', { vantage: 'telkom' });
        // What hangs is let go only after all of these were answered: whoever waited for it would wait for ever.
        for (const { n, blocked } of all) {
          const { status } = await report(api.stranger, domains[n]!.id, blocked ? 'blocked' : 'accessible', {
            vantage: 'telkom',
          });
          expect(status).toBe(200);
        }
        listener.recover();
        for (const { id } of domains) {
          const verdicts = (await transitionsOf(admin, id)).filter(({ nawala }) => nawala.from !== nawala.to);
          const expected = verdicts.filter(({ nawala }) => nawala.from !== 'unknown').map((row) => row.id);
          const told = () =>
            new Set(
              listener.taken
                .filter(({ incident, type }) => incident.domainId === id && /opened|closed|flapping/.test(type))
                .map(({ transitionId }) => transitionId),
            );
          // From the third change on it flaps, of which the first is told.
          const few = expected.reverse().slice(0, 3);
          await eventually(
            async () => few.filter((row) => !told().has(row)),
            (missing) => missing.length === 0,
          );
        }
      }),
      { numRuns: 5 },
    );
  }, 180_000);
});
