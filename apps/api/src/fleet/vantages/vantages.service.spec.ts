import { EventEmitter2 } from '@nestjs/event-emitter';
import type { ForgetResults } from '../../checker/forgetting/forget-results.service';
import type { Vantages } from '../../checker/vantages/vantages';
import type { VantageLabels } from '../../labels/vantage-labels.service';
import type { AgentsRepository } from '../agents/agents.repository';
import type { VantageFiguresReader } from '../agents/vantage-figures';
import { VantageRenamed } from '../events/vantage-events';
import { VantagesService } from './vantages.service';

describe('A vantage that is given a name', () => {
  const kept = new Map<string, string>();
  const renamed = jest.fn();

  /** One that is there as often as it is asked for before somebody forgets it. */
  function aService(looks: number): VantagesService {
    const known = [{ vantage: 'telkom', lastSeen: '2026-01-02T03:04:05.000Z', stale: true }];
    const figures = { list: async () => (looks-- > 0 ? known : []) } as unknown as VantageFiguresReader;
    const labels = {
      set: async (vantage: string, label: string) => void kept.set(vantage, label),
      forget: async (vantage: string) => void kept.delete(vantage),
    } as unknown as VantageLabels;
    const agents = { list: async () => [] } as unknown as AgentsRepository;
    const events = new EventEmitter2();
    events.on(VantageRenamed.event, renamed);
    const [vantages, results] = [{} as Vantages, {} as ForgetResults];
    return new VantagesService(vantages, figures, results, agents, labels, events, { now: () => new Date() });
  }

  beforeEach(() => {
    kept.clear();
    renamed.mockReset();
  });

  it('keeps it', async () => {
    expect(await aService(2).rename('telkom', 'Telkom')).toEqual({ vantage: 'telkom', label: 'Telkom' });
    expect([...kept]).toEqual([['telkom', 'Telkom']]);
    expect(renamed).toHaveBeenCalledTimes(1);
  });

  it('while somebody forgets it leaves none behind, and nobody hears of it', async () => {
    await expect(aService(1).rename('telkom', 'Telkom')).rejects.toMatchObject({ code: 'VANTAGE_NOT_FOUND' });
    expect([...kept]).toEqual([]);
    expect(renamed).not.toHaveBeenCalled();
  });
});
