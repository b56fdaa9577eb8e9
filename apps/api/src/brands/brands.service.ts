import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { BrandDto, BrandRef, CreateBrandDto, UpdateBrandDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { Clock } from '../common/clock';
import type { RequestUser } from '../common/current-user.decorator';
import { DomainTally } from '../domains/domain-tally';
import { brandTotals } from '../domains/domain-totals';
import { UrlListVersion } from '../domains/url-list-version';
import { presentBrand, presentBrandRef } from './brand.presenter';
import type { Brand } from './brand.schema';
import { BrandInUse, BrandNotFound } from './brands.errors';
import { type BrandFields, BrandsRepository } from './brands.repository';
import { BrandCreated, BrandDeleted, BrandUpdated } from './events/brand-events';

@Injectable()
export class BrandsService {
  constructor(
    private readonly brands: BrandsRepository,
    private readonly tally: DomainTally,
    private readonly urlList: UrlListVersion,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<BrandDto[]> {
    const brands = await this.brands.list();
    const totals = brandTotals(await this.tally.rows(brands.map(({ _id }) => _id.toHexString())));
    return brands.map((brand) => presentBrand(brand, totals.get(brand._id.toHexString())));
  }

  async get(id: string): Promise<BrandDto> {
    const brand = await this.brands.byId(id);
    if (!brand) throw new BrandNotFound();
    return this.present(brand);
  }

  async create(actor: RequestUser, body: CreateBrandDto): Promise<BrandDto> {
    const { name, code, color, description } = normalized(body);
    const brand = presentBrand(await this.brands.create({ name, code, color, description }, actor.id));
    this.events.emit(BrandCreated.event, new BrandCreated(brand));
    return brand;
  }

  async change(actor: RequestUser, id: string, body: UpdateBrandDto): Promise<BrandDto> {
    const change = normalized(body);
    const write = async () => {
      const brand = await this.brands.change(id, change, actor.id);
      if (!brand) throw new BrandNotFound();
      return brand;
    };
    const showsInUrls = change.name !== undefined || change.code !== undefined;
    const brand = await this.present(
      showsInUrls ? await this.urlList.changing([new Types.ObjectId(id)], write) : await write(),
    );
    this.events.emit(BrandUpdated.event, new BrandUpdated(brand));
    return brand;
  }

  /** Marks, counts, removes: a domain that joins meanwhile is either counted here or sees the mark and stays out. */
  async remove(id: string): Promise<void> {
    for (;;) {
      const since = this.clock.now();
      if (!(await this.brands.markLeaving(id, since))) throw new BrandNotFound();
      const domains = await this.tally.countOf(id);
      if (domains > 0) {
        await this.brands.stay(id, since);
        throw new BrandInUse(domains);
      }
      if (await this.brands.removeLeaving(id, since)) break;
    }
    this.events.emit(BrandDeleted.event, new BrandDeleted(id));
  }

  /** See `BrandsRepository.joinable`. */
  joinable(id: string): Promise<Brand | null> {
    return this.brands.joinable(id, this.clock.now());
  }

  /** What every row shows of its brand, by id. A brand that is just being deleted may be missing. */
  async refs(ids?: readonly Types.ObjectId[]): Promise<Map<string, BrandRef>> {
    const brands = ids ? await this.brands.byIds(ids) : await this.brands.list();
    return new Map(brands.map((brand) => [brand._id.toHexString(), presentBrandRef(brand)]));
  }

  /** Unknown codes are left out. */
  idsOfCodes(codes: readonly string[]): Promise<Types.ObjectId[]> {
    return this.brands.idsOfCodes(codes.map((code) => code.toUpperCase()));
  }

  private async present(brand: Brand): Promise<BrandDto> {
    const id = brand._id.toHexString();
    return presentBrand(brand, brandTotals(await this.tally.rows([id])).get(id));
  }
}

function normalized<T extends Partial<BrandFields>>({ code, color, ...rest }: T) {
  return {
    ...rest,
    ...(code !== undefined && { code: code.toUpperCase() }),
    ...(color !== undefined && { color: color.toLowerCase() }),
  } as T;
}
