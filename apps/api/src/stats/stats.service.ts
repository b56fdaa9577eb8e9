import { Injectable } from '@nestjs/common';
import type { StatsDto } from '@nawala/contracts';
import { ChannelsService } from '../alerts/channels/channels.service';
import { RulesService } from '../alerts/rules/rules.service';
import { BrandsService } from '../brands/brands.service';
import { Vantages } from '../checker/vantages/vantages';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { isOpenToNetwork } from '../config/listening';
import { CachedCounts } from '../domains/cached-counts';
import { type CountRow, domainTotals } from '../domains/domain-totals';
import { labelOf } from '../labels/label-of';
import { VantageLabels } from '../labels/vantage-labels.service';
import { countsOf } from './history/counts';
import { Yesterday } from './history/yesterday';

@Injectable()
export class StatsService {
  constructor(
    private readonly counts: CachedCounts,
    private readonly brands: BrandsService,
    private readonly vantages: Vantages,
    private readonly labels: VantageLabels,
    private readonly channels: ChannelsService,
    private readonly rules: RulesService,
    private readonly yesterday: Yesterday,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async now(): Promise<StatsDto> {
    const [brands, vantages, labels, channels, rules] = await Promise.all([
      this.brands.refs(),
      this.vantages.list(),
      this.labels.all(),
      this.channels.countEnabled(),
      this.rules.countEnabled(),
    ]);
    const rows = await this.counts.rows([...brands.keys()]);
    const domains = domainTotals(rows);
    const byBrand = Map.groupBy(rows, ({ brand }: CountRow) => brand);
    return {
      domains,
      brands: [...brands.values()].map((brand) => ({ ...brand, ...domainTotals(byBrand.get(brand.id) ?? []) })),
      vantages: vantages.map((each) => ({ ...each, label: labelOf(labels, each.vantage) })),
      staleAfterMs: this.env.STALE_AFTER,
      yesterday: await this.yesterday.counts(countsOf((name) => domains[name])),
      alerts: { channels, rules },
      checkerAuth: this.env.CHECKER_AUTH,
      adhocChecks: this.env.ADHOC_CHECKS,
      openToNetwork: isOpenToNetwork(this.env),
      generatedAt: this.clock.now().toISOString(),
    };
  }
}
