import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { CreateDomainDto, DomainDto, UpdateDomainDto } from '@nawala/contracts';
import { searchTerms } from '@nawala/rules';
import { Types } from 'mongoose';
import { BrandsService } from '../brands/brands.service';
import { Clock } from '../common/clock';
import type { RequestUser } from '../common/current-user.decorator';
import { TransitionsService } from '../transitions/transitions.service';
import { targetOf, unmeasured, withConsequences } from './domain-fields';
import { DomainReader } from './domain-reader';
import type { Domain } from './domain.schema';
import { DomainChanges } from './domain-changes';
import { DomainBusy, DomainNotFound, UnknownBrand } from './domains.errors';
import { type DomainChange, DomainsRepository } from './domains.repository';
import { DomainCreated, DomainDeleted, DomainUpdated } from './events/domain-events';
import { UrlListVersion } from './url-list-version';

/** How often an edit tries again when recordings keep coming in between. */
const MAX_ATTEMPTS = 20;

/** What the checkers' list shows of a domain, or that it shows it at all. */
const IN_URLS = ['domain', 'brand', 'note', 'active'] as const;

@Injectable()
export class DomainsService {
  constructor(
    private readonly domains: DomainsRepository,
    private readonly reader: DomainReader,
    private readonly brands: BrandsService,
    private readonly transitions: TransitionsService,
    private readonly urlList: UrlListVersion,
    private readonly changes: DomainChanges,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  async create(
    actor: RequestUser,
    { domain: input, brandId, note, tags, active }: CreateDomainDto,
  ): Promise<DomainDto> {
    const fields = { domain: targetOf(input), note, tags };
    const brand = await this.joinable(brandId);
    const by = new Types.ObjectId(actor.id);
    const domain = await this.urlList.changing([brand], async () => {
      const created = await this.domains.create({
        ...fields,
        ...unmeasured(),
        active,
        brand,
        terms: searchTerms(fields),
        createdBy: by,
        updatedBy: by,
        targetSince: null,
        version: 0,
      });
      await this.orElse(brandId, () => this.domains.remove(created._id.toHexString()));
      await this.changes.edited([brand]);
      return created;
    });
    const dto = await this.reader.present(domain);
    this.events.emit(DomainCreated.event, new DomainCreated(dto));
    return dto;
  }

  async change(actor: RequestUser, id: string, { domain, brandId, ...rest }: UpdateDomainDto): Promise<DomainDto> {
    const change: DomainChange = {
      ...rest,
      ...(domain !== undefined && { domain: targetOf(domain) }),
      ...(brandId !== undefined && { brand: await this.joinable(brandId) }),
    };
    if (Object.keys(change).length === 0) return this.reader.get(id);
    const { brand: formerBrand } = await this.reader.find(id);
    const write = async () => {
      const changed = await this.write(id, { ...change, updatedBy: new Types.ObjectId(actor.id) });
      if (brandId !== undefined) await this.orElse(brandId, () => this.write(id, { brand: formerBrand }));
      return changed;
    };
    const brands = [formerBrand, ...(change.brand ? [change.brand] : [])];
    const listed = IN_URLS.some((field) => change[field] !== undefined);
    const dto = await this.reader.present(listed ? await this.urlList.changing(brands, write) : await write());
    this.events.emit(DomainUpdated.event, new DomainUpdated(dto));
    return dto;
  }

  async remove(id: string): Promise<void> {
    const { brand } = await this.reader.find(id);
    await this.transitions.keepHistoryOf(id);
    const removed = await this.urlList.changing([brand], () => this.domains.remove(id));
    if (!removed) throw new DomainNotFound();
    // History outlives the domain, that of recordings in this very moment too.
    await Promise.all([
      this.changes.edited([removed.brand]),
      this.transitions.record(removed.pendingTransitions ?? []),
    ]);
    this.events.emit(DomainDeleted.event, new DomainDeleted(id));
  }

  /** Over whatever recordings come in between. */
  private async write(id: string, change: DomainChange): Promise<Domain> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const before = await this.reader.find(id);
      const after = await this.domains.change(id, before.version, withConsequences(before, change, this.clock.now()));
      if (!after) continue;
      await this.changes.edited([before.brand, after.brand]);
      return after;
    }
    throw new DomainBusy();
  }

  private async joinable(brandId: string): Promise<Types.ObjectId> {
    const brand = await this.brands.joinable(brandId);
    if (!brand) throw new UnknownBrand();
    return brand._id;
  }

  /** The domain has joined the brand: if the brand is going, the domain must not stay in it. */
  private async orElse(brandId: string, undo: () => Promise<unknown>): Promise<void> {
    if (await this.brands.joinable(brandId)) return;
    await undo();
    throw new UnknownBrand();
  }
}
