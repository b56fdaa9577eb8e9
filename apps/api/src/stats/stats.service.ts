import { Injectable } from '@nestjs/common';
import type { StatsDto } from '@nawala/contracts';
import { ChannelsService } from '../alerts/channels/channels.service';
import { RulesService } from '../alerts/rules/rules.service';
import { BrandsService } from '../brands/brands.service';
import { Vantages } from '../checker/vantages/vantages';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { CachedCounts } from '../domains/cached-counts';
import { brandTotals, domainTotals } from '../domains/domain-totals';

@Injectable()
export class StatsService {
  constructor(
    private readonly counts: CachedCounts,
    private readonly brands: BrandsService,
    private readonly vantages: Vantages,
    private readonly channels: ChannelsService,
    private readonly rules: RulesService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async now(): Promise<StatsDto> {
    const [brands, vantages, channels, rules] = await Promise.all([
      this.brands.refs(),
      this.vantages.list(),
      this.channels.countEnabled(),
      this.rules.countEnabled(),
    ]);
    const rows = await this.counts.rows([...brands.keys()]);
    const totals = brandTotals(rows);
    return {
      domains: domainTotals(rows),
      brands: [...brands.values()].map((brand) => ({ ...brand, ...(totals.get(brand.id) ?? { total: 0, ada: 0 }) })),
      vantages,
      staleAfterMs: this.env.STALE_AFTER,
      alerts: { channels, rules },
      generatedAt: this.clock.now().toISOString(),
    };
  }
}
