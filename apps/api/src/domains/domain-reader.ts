import { Injectable } from '@nestjs/common';
import type { BrandRef, DomainDto, DomainFilterDto, DomainPageDto, ListDomainsDto } from '@nawala/contracts';
import { BrandsService } from '../brands/brands.service';
import { goneBrand } from '../brands/gone-brand';
import { slicesInTurns } from '../common/slices-in-turns';
import { presentDomain } from './domain.presenter';
import type { Domain } from './domain.schema';
import { DomainNotFound } from './domains.errors';
import { type DomainFacts, DomainsRepository } from './domains.repository';
import { type DomainQuery, DomainSelection } from './list/domain-selection';

/** More than a person looks through: a search that finds more says so, and no more. */
const MOST_FOUND = 10_000;

/** Domains of a file that are read, and written, before others have their turn. */
export const READ_AT_ONCE = 200;

/** Everything that is asked about domains. */
@Injectable()
export class DomainReader {
  constructor(
    private readonly domains: DomainsRepository,
    private readonly brands: BrandsService,
    private readonly selection: DomainSelection,
  ) {}

  async find(id: string): Promise<Domain> {
    const domain = await this.domains.byId(id);
    if (!domain) throw new DomainNotFound();
    return domain;
  }

  async get(id: string): Promise<DomainDto> {
    return this.present(await this.find(id));
  }

  async list({ page, limit, offset, ...query }: ListDomainsDto): Promise<DomainPageDto> {
    const first = offset ?? (page - 1) * limit;
    const { ids, total, groups, brands } = await this.selection.select(query, { first, limit });
    const tooMany = (query.q ?? '').trim() !== '' && total > MOST_FOUND;
    return {
      items: await this.inOrder(ids, brands),
      total: tooMany ? MOST_FOUND : total,
      ...(tooMany && { totalExact: false as const }),
      page,
      limit,
      ...(offset !== undefined && { offset }),
      ...(groups && { groups }),
    };
  }

  /** Of all that the list has under this filter, hex. */
  ids(filter: DomainFilterDto): Promise<string[]> {
    return this.selection.ids(filter);
  }

  /**
   * All that the list would show on its pages, in its order, a batch at a time. Which ones is settled at the beginning, so
   * that none comes twice, or not at all, because its verdict changes meanwhile.
   *
   * @throws InvalidInput before there is any batch
   */
  async all(query: DomainQuery): Promise<AsyncGenerator<DomainFacts[]>> {
    return this.read(await this.selection.ids(query));
  }

  private async *read(ids: readonly string[]): AsyncGenerator<DomainFacts[]> {
    for await (const some of slicesInTurns(ids, READ_AT_ONCE)) {
      const found = await this.domains.factsByIds(some);
      yield some.flatMap((id) => found.get(id) ?? []);
    }
  }

  async present(domain: Domain): Promise<DomainDto> {
    return presented(domain, await this.brands.refs([domain.brand]));
  }

  async presentAll(domains: readonly Domain[]): Promise<DomainDto[]> {
    const ids = new Map(domains.map(({ brand }) => [brand.toHexString(), brand]));
    const brands = await this.brands.refs([...ids.values()]);
    return domains.map((domain) => presented(domain, brands));
  }

  /** Those that are there still, as they are now. */
  async inOrder(ids: readonly string[], brands: ReadonlyMap<string, BrandRef>): Promise<DomainDto[]> {
    const found = await this.domains.byIds(ids);
    return ids.flatMap((id) => {
      const domain = found.get(id);
      return domain ? [presented(domain, brands)] : [];
    });
  }
}

function presented(domain: Domain, brands: ReadonlyMap<string, BrandRef>): DomainDto {
  const brandId = domain.brand.toHexString();
  return presentDomain(domain, brands.get(brandId) ?? goneBrand(brandId));
}
