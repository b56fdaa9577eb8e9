import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { CreateDomainDto, DomainDto, UpdateDomainDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { UnknownBrand } from '../brands/brands.errors';
import { BrandsService } from '../brands/brands.service';
import { Clock } from '../common/clock';
import type { RequestUser } from '../common/current-user.decorator';
import { freshDomain, listsChangedBy, targetOf, withConsequences } from './domain-fields';
import { DomainReader } from './domain-reader';
import type { Domain } from './domain.schema';
import { DomainChanges } from './domain-changes';
import { DeletedDomains } from './deleted/deleted-domains';
import { DomainBusy } from './domains.errors';
import { type DomainChange, DomainsRepository } from './domains.repository';
import { EditHistory } from './edit-history';
import { editRowOf } from './edit-row';
import { DomainCreated, DomainUpdated } from './events/domain-events';
import { UrlListVersions } from './url-list-versions';

/** How often an edit tries again when recordings keep coming in between. */
const MAX_ATTEMPTS = 20;

@Injectable()
export class DomainsService {
  constructor(
    private readonly domains: DomainsRepository,
    private readonly reader: DomainReader,
    private readonly brands: BrandsService,
    private readonly deleted: DeletedDomains,
    private readonly history: EditHistory,
    private readonly urlList: UrlListVersions,
    private readonly changes: DomainChanges,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  async create(
    actor: RequestUser,
    { domain: input, brandId, note, tags, active }: CreateDomainDto,
  ): Promise<DomainDto> {
    const fields = { domain: targetOf(input), note, tags };
    const by = new Types.ObjectId(actor.id);
    const domain = await this.brands.addingDomain(brandId, async (brand) => {
      await this.deleted.refusePending(fields.domain);
      const lists = listsChangedBy(null, { ...fields, brand, active });
      const whole = { _id: new Types.ObjectId(), ...freshDomain({ ...fields, active, brand }, by) };
      const row = editRowOf(null, whole, actor, this.clock.now());
      const create = () => this.domains.create({ ...whole, ...this.history.written(row) });
      const created = await this.changingLists(lists, create);
      await this.history.move([row], [created]);
      await this.changes.edited([brand], [created._id]);
      return created;
    });
    const dto = await this.reader.present(domain);
    this.events.emit(DomainCreated.event, new DomainCreated(dto));
    return dto;
  }

  async update(actor: RequestUser, id: string, { domain, brandId, ...rest }: UpdateDomainDto): Promise<DomainDto> {
    const fields: DomainChange = { ...rest, ...(domain !== undefined && { domain: targetOf(domain) }) };
    if (brandId === undefined && Object.keys(fields).length === 0) return this.reader.get(id);
    const change = { ...fields, updatedBy: new Types.ObjectId(actor.id) };
    const updated = await this.entering(actor, id, change, brandId);
    const dto = await this.reader.present(updated);
    this.events.emit(DomainUpdated.event, new DomainUpdated(dto));
    return dto;
  }

  /** A new name is looked for as one that is added: while its brand is held. */
  private async entering(actor: RequestUser, id: string, change: DomainChange, brandId?: string): Promise<Domain> {
    const { domain } = change;
    if (brandId === undefined && domain === undefined) return this.write(actor, id, change);
    const entered = brandId ?? (await this.reader.find(id)).brand.toHexString();
    try {
      return await this.brands.addingDomain(entered, async (brand) => {
        if (domain !== undefined) await this.deleted.refusePending(domain);
        return this.write(actor, id, brandId === undefined ? change : { ...change, brand });
      });
    } catch (error) {
      // Its own brand is just being deleted, in vain.
      throw brandId === undefined && error instanceof UnknownBrand ? new DomainBusy() : error;
    }
  }

  private async write(actor: RequestUser, id: string, change: DomainChange): Promise<Domain> {
    return this.retried(id, async (before) => {
      const now = this.clock.now();
      const whole = withConsequences(before, change, now);
      const row = editRowOf(before, { ...before, ...whole }, actor, now);
      if (row) await this.history.makeRoom([id]);
      const write = () => this.domains.update(id, before.version, { ...whole, ...(row && this.history.written(row)) });
      const after = await this.changingLists(listsChangedBy(before, { ...before, ...change }), write);
      if (!after) return null;
      if (row) await this.history.move([row], [{ _id: after._id, version: before.version + 1 }]);
      await this.changes.edited([before.brand, after.brand], [after._id]);
      return after;
    });
  }

  /** Over whatever recordings come in between: `attempt` gives null when somebody else was first. */
  private async retried<T>(id: string, attempt: (before: Domain) => Promise<T | null>): Promise<T> {
    for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
      const done = await attempt(await this.reader.find(id));
      if (done !== null) return done;
    }
    throw new DomainBusy();
  }

  private changingLists<T>(brands: readonly Types.ObjectId[], write: () => Promise<T>): Promise<T> {
    return brands.length === 0 ? write() : this.urlList.changing(brands, write, Boolean);
  }
}
