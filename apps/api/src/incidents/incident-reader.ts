import { Injectable } from '@nestjs/common';
import type { IncidentCounts, IncidentDto, IncidentPageDto, ListIncidentsDto, Role } from '@nawala/contracts';
import { BrandsService } from '../brands/brands.service';
import { goneBrand } from '../brands/gone-brand';
import { DomainStandings } from '../domains/domain-standings';
import { filterOf, markOf, rangesOf } from './incident-list.query';
import { IncidentListeners } from './incident-listeners';
import { type Incident, rankOf } from './incident-state';
import { presentIncident, withoutChannel } from './incident.presenter';
import { IncidentNotFound } from './incidents.errors';
import { IncidentsRepository } from './incidents.repository';
import { Mutes } from './mutes/mutes';

/** Everything that is asked about incidents. Admins are told where messages went; others only that they did. */
@Injectable()
export class IncidentReader {
  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly brands: BrandsService,
    private readonly domains: DomainStandings,
    private readonly mutes: Mutes,
    private readonly listeners: IncidentListeners,
  ) {}

  /** @throws IncidentNotFound */
  async get(id: string, role: Role): Promise<IncidentDto> {
    const incident = await this.incidents.byId(id);
    if (!incident) throw new IncidentNotFound();
    const [dto] = await this.present([incident], role);
    return dto!;
  }

  async list(asked: ListIncidentsDto, role: Role): Promise<IncidentPageDto> {
    const [{ rows, next }, counts] = await Promise.all([this.page(asked), this.counts(filterOf(asked))]);
    return { items: await this.present(rows, role), next, counts };
  }

  /** Page after page, each once. */
  async *all(asked: ListIncidentsDto, role: Role): AsyncGenerator<IncidentDto[]> {
    let before = asked.before;
    do {
      const { rows, next } = await this.page({ ...asked, ...(before !== undefined && { before }) });
      yield await this.present(rows, role);
      before = next ?? undefined;
    } while (before !== undefined);
  }

  async counts(filter: object = {}): Promise<IncidentCounts> {
    const count = (state: keyof IncidentCounts) => this.incidents.count({ ...filter, rank: rankOf(state) });
    const [open, acknowledged, closed] = await Promise.all([count('open'), count('acknowledged'), count('closed')]);
    return { open, acknowledged, closed };
  }

  async present(incidents: readonly Incident[], role: Role): Promise<IncidentDto[]> {
    const ids = incidents.map(({ _id }) => _id.toHexString());
    const [brands, tags, sizes, deliveries] = await Promise.all([
      this.brands.refs(incidents.map(({ brand }) => brand)),
      this.domains.tagsOf(incidents.map(({ domain }) => domain)),
      this.incidents.burstSizes(incidents.map(({ burst }) => burst)),
      this.listeners.deliveriesOf(ids),
    ]);
    const muted = await this.mutes.of(
      incidents.map(({ domain, brand }) => ({
        domainId: domain.toHexString(),
        brandId: brand.toHexString(),
        tags: tags.get(domain.toHexString()) ?? [],
      })),
    );
    return incidents.map((incident, index) => {
      const told = deliveries.get(ids[index]!) ?? [];
      const brandId = incident.brand.toHexString();
      return presentIncident(incident, {
        brand: brands.get(brandId) ?? goneBrand(brandId),
        muted: muted[index] ?? null,
        burstSize: sizes.get(incident.burst.toHexString()) ?? 1,
        deliveries: role === 'admin' ? told : told.map(withoutChannel),
      });
    });
  }

  private async page(asked: Omit<ListIncidentsDto, 'limit'> & { limit: number }) {
    const { state, before, limit } = asked;
    const filter = filterOf(asked);
    const rows: Incident[] = [];
    for (const range of rangesOf(state, before)) {
      const missing = limit + 1 - rows.length;
      if (missing > 0) rows.push(...(await this.incidents.page({ ...filter, ...range }, missing)));
    }
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > limit && last ? markOf(last) : null };
  }
}
