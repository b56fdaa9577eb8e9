import { Injectable } from '@nestjs/common';
import type { StripsDto, StripsQueryDto } from '@nawala/contracts';
import { InvalidInput } from '../../common/app-error';
import { Clock } from '../../common/clock';
import { HOUR_MS } from '../../common/hours';
import { DomainStandings } from '../../domains/domain-standings';
import { availabilityOf, slotsOf } from './shares';
import { Standings } from './standings';

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
    const items = stood.flatMap(({ vantages, of }, index) => {
      const domainId = known[index]!._id.toHexString();
      const strips = by === 'vantage' ? vantages.map((vantage) => ({ domainId, vantage })) : [{ domainId }];
      return strips.map((strip: { domainId: string; vantage?: string }) => {
        const segments = of(strip.vantage);
        return { ...strip, slots: slotsOf(segments, range, slots), availability: availabilityOf(segments, range) };
      });
    });
    return { items };
  }
}

const ONE_ALONE = {
  path: 'ids',
  message: 'with by=vantage ids holds one domain alone',
  code: 'arrayMaxSize',
  params: { max: 1 },
};
