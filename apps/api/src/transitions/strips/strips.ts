import { Injectable } from '@nestjs/common';
import type { StripsDto, StripsQueryDto } from '@nawala/contracts';
import { InvalidInput } from '../../common/app-error';
import { Clock } from '../../common/clock';
import { HOUR_MS } from '../../common/hours';
import { nextTurn } from '../../common/next-turn';
import { slicesOf } from '../../common/slices';
import { DomainStandings } from '../../domains/domain-standings';
import { availabilityOf, slotsOf } from './shares';
import { Standings, type StoodDomain } from './standings';

/** Strips that are made before others have their turn. */
export const STRIPS_AT_ONCE = 20;

interface WantedStrip extends Pick<StoodDomain, 'of'> {
  domainId: string;
  vantage?: string;
}

@Injectable()
export class Strips {
  constructor(
    private readonly domains: DomainStandings,
    private readonly standings: Standings,
    private readonly clock: Clock,
  ) {}

  async read({ ids: asked, hours, slots, by }: StripsQueryDto): Promise<StripsDto> {
    const ids = [...new Set(asked.map((id) => id.toLowerCase()))];
    if (by === 'vantage' && ids.length > 1) throw new InvalidInput([ONE_ALONE]);
    const found = await this.domains.ofHex(ids);
    const to = this.clock.now();
    const range = { from: new Date(to.getTime() - hours * HOUR_MS), to };
    const known = ids.flatMap((id) => found.get(id) ?? []);
    const stood = await this.standings.within(range, known);
    const strips = stood.flatMap(({ vantages, of }, index): WantedStrip[] => {
      const domainId = known[index]!._id.toHexString();
      return by === 'vantage' ? vantages.map((vantage) => ({ domainId, vantage, of })) : [{ domainId, of }];
    });
    const items: StripsDto['items'] = [];
    for (const some of slicesOf(strips, STRIPS_AT_ONCE)) {
      if (items.length > 0) await nextTurn();
      for (const { of, ...strip } of some) {
        const segments = of(strip.vantage);
        const shares = { slots: slotsOf(segments, range, slots), availability: availabilityOf(segments, range) };
        items.push({ ...strip, ...shares });
      }
    }
    return { items };
  }
}

const ONE_ALONE = {
  path: 'ids',
  message: 'with by=vantage ids holds one domain alone',
  code: 'arrayMaxSize',
  params: { max: 1 },
};
