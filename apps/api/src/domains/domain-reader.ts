import { Injectable } from '@nestjs/common';
import type { DomainDto, DomainFilterDto, ListDomainsDto, Page } from '@nawala/contracts';
import { BrandsService } from '../brands/brands.service';
import { goneBrand } from '../brands/gone-brand';
import { slicesOf } from '../common/slices';
import { domainFilter, domainOrder } from './domain-list.query';
import { presentDomain } from './domain.presenter';
import type { Domain } from './domain.schema';
import { DomainNotFound } from './domains.errors';
import { DomainsRepository } from './domains.repository';
import { ListTotals, needsSearch } from './list-totals';

/** Domains that are read before others have their turn. */
const BATCH = 500;

/** Everything that is asked about domains. */
@Injectable()
export class DomainReader {
  constructor(
    private readonly domains: DomainsRepository,
    private readonly brands: BrandsService,
    private readonly totals: ListTotals,
  ) {}

  async find(id: string): Promise<Domain> {
    const domain = await this.domains.byId(id);
    if (!domain) throw new DomainNotFound();
    return domain;
  }

  async get(id: string): Promise<DomainDto> {
    return this.present(await this.find(id));
  }

  async list({ page, limit, brand, sort, ...rest }: ListDomainsDto): Promise<Page<DomainDto>> {
    const brands = brand && (await this.brands.idsOfCodes(brand));
    if (brands?.length === 0) return { items: [], total: 0, page, limit };
    const skip = (page - 1) * limit;
    const wanted = { filter: domainFilter(rest, brands), order: domainOrder(sort), skip, limit };
    const [rows, added] = await Promise.all([
      this.domains.page(wanted),
      needsSearch(rest) ? undefined : this.totals.added(rest, brands),
    ]);
    const isLast = rows.length < limit && (rows.length > 0 || page === 1);
    const total = isLast ? skip + rows.length : (added ?? (await this.totals.searched(rest, brands)));
    return { items: await this.presentAll(rows), total, page, limit };
  }

  /** Of all that the list has under this filter, hex. */
  async ids({ brand, ...rest }: DomainFilterDto): Promise<string[]> {
    const brands = brand && (await this.brands.idsOfCodes(brand));
    return brands?.length === 0 ? [] : this.domains.ids(domainFilter(rest, brands));
  }

  /**
   * All that the list would show on its pages, in its order, a batch at a time. Which ones is settled at the beginning, so
   * that none comes twice, or not at all, because its verdict changes meanwhile.
   */
  async *all({ brand, sort, ...rest }: Omit<ListDomainsDto, 'page' | 'limit'>): AsyncGenerator<Domain[]> {
    const brands = brand && (await this.brands.idsOfCodes(brand));
    if (brands?.length === 0) return;
    const ids = await this.domains.idsInOrder({ filter: domainFilter(rest, brands), order: domainOrder(sort) });
    for (const some of slicesOf(ids, BATCH)) {
      const found = await this.domains.byIds(some);
      yield some.flatMap((id) => found.get(id) ?? []);
    }
  }

  async present(domain: Domain): Promise<DomainDto> {
    const [dto] = await this.presentAll([domain]);
    return dto as DomainDto;
  }

  async presentAll(domains: readonly Domain[]): Promise<DomainDto[]> {
    const ids = new Map(domains.map(({ brand }) => [brand.toHexString(), brand]));
    const brands = await this.brands.refs([...ids.values()]);
    return domains.map((domain) => {
      const brandId = domain.brand.toHexString();
      return presentDomain(domain, brands.get(brandId) ?? goneBrand(brandId));
    });
  }
}
