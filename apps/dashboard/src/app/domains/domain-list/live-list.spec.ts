import { openWorld, type World } from '../../../testing/world/open-world';
import { EVERYTHING } from '../domain-query';

/** Verdicts do not reload it: it is as right as its patches. */
const BY_NAME = { ...EVERYTHING, sort: 'domain' } as const;

describe('LiveList', () => {
  let world: World;

  beforeEach(async () => {
    jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00.000Z') });
    world = await openWorld([BY_NAME]);
    await world.dashboard.comeBack();
  });
  afterEach(() => {
    world.dashboard.close();
    jest.useRealTimers();
  });

  const shown = () => world.dashboard.lists[0]!.rows().map(({ nawala }) => nawala.status);
  async function report(status: 'blocked' | 'accessible', index = 1): Promise<void> {
    const domainId = world.server.domains[index]!.id;
    world.server.record([{ domainId, vantage: 'telkom', status, age: 0, behind: 0 }]);
    world.dashboard.hear('verdicts');
    await world.dashboard.pass(20);
  }
  async function askForReload(): Promise<void> {
    world.server.announce('resync');
    world.dashboard.hear('others');
    await world.dashboard.pass(20);
    await world.dashboard.pass(300);
  }

  it('keeps a verdict that came while an older answer was on its way', async () => {
    await askForReload();
    world.dashboard.serve('/api/domains');
    await report('blocked');
    expect(shown()).toEqual(['ada', 'ada', 'unknown', 'unknown']);
    world.dashboard.answer('/api/domains');
    await world.dashboard.pass(0);
    expect(shown()).toEqual(['ada', 'ada', 'unknown', 'unknown']);
  });

  it('does not put back what was undone in a gap', async () => {
    const { server, dashboard } = world;
    const { id } = server.brands[0]!;
    await askForReload();
    server.renameBrand(id, 'Heard', 'B0');
    dashboard.hear('others');
    await dashboard.pass(20);
    dashboard.cut();
    server.renameBrand(id, 'Missed', 'B0');
    await dashboard.comeBack();
    expect(dashboard.lists[0]!.rows()[0]?.brand.name).toBe('Missed');
  });

  it('asks again when a domain came while a list without it was on its way', async () => {
    await askForReload();
    world.dashboard.serve('/api/domains');
    world.server.addDomain('a.example.com', world.server.brands[0]!.id);
    await world.dashboard.comeBack();
    expect(shown()).toEqual(['unknown', 'ada', 'unknown', 'unknown', 'unknown']);
  });
});
