import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { BrandDto, BrandRef, CreateBrandDto, UpdateBrandDto } from '@nawala/contracts';
import type { Types } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AbandonedMarks } from '../common/abandoned-marks';
import { Clock } from '../common/clock';
import type { RequestUser } from '../common/current-user.decorator';
import { presentBrand, presentBrandRef } from './brand.presenter';
import type { Brand } from './brand.schema';
import { BrandUsage } from './brand-usage';
import { BrandBusy, BrandInUse, BrandNotFound, UnknownBrand } from './brands.errors';
import { type BrandFields, BrandsRepository } from './brands.repository';
import { BrandCreated, BrandDeleted, BrandUpdated } from './events/brand-events';

/** Longer than any write of a domain takes. */
const PATIENCE_MS = 30_000;

/** How often it is looked whether somebody is done. Milliseconds. */
const JOIN_POLL_MS = 10;

/** How often a change tries again when others rename the brand at the same time. */
const MAX_ATTEMPTS = 20;

@Injectable()
export class BrandsService {
  private readonly abandoned = new AbandonedMarks(PATIENCE_MS);

  constructor(
    private readonly brands: BrandsRepository,
    private readonly usage: BrandUsage,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<BrandDto[]> {
    const brands = await this.brands.list();
    const totals = await this.usage.totals(brands.map(({ _id }) => _id.toHexString()));
    return brands.map((brand) => presentBrand(brand, totals.get(brand._id.toHexString())));
  }

  async get(id: string): Promise<BrandDto> {
    const brand = await this.brands.byId(id);
    if (!brand) throw new BrandNotFound();
    return this.present(brand);
  }

  async create(actor: Pick<RequestUser, 'id'>, body: CreateBrandDto): Promise<BrandDto> {
    const { name, code, color, description } = normalized(body);
    const brand = presentBrand(await this.brands.create({ name, code, color, description }, actor.id));
    this.events.emit(BrandCreated.event, new BrandCreated(brand));
    return brand;
  }

  async update(actor: RequestUser, id: string, body: UpdateBrandDto): Promise<BrandDto> {
    const change = normalized(body);
    let updated: Brand | null = null;
    for (let attempts = 0; !updated; attempts++) {
      if (attempts === MAX_ATTEMPTS) throw new BrandBusy();
      updated = await this.updateOnce(actor, id, change);
    }
    const brand = await this.present(updated);
    this.events.emit(BrandUpdated.event, new BrandUpdated(brand));
    return brand;
  }

  /** Marks, counts, removes: no domain joins what is marked, and one that is just joining counts. */
  async remove(id: string): Promise<void> {
    for (;;) {
      const since = this.clock.now();
      const brand = await this.brands.beginDelete(id, since);
      if (!brand) throw new BrandNotFound();
      const { joining = [] } = brand;
      const died = this.abandoned.among(id, joining);
      const domains = (await this.usage.count(id)) + joining.length - died.length;
      if (domains > 0) {
        await this.brands.cancelDelete(id, since);
        throw new BrandInUse(domains);
      }
      if (await this.brands.finishDelete(id, since)) break;
    }
    this.events.emit(BrandDeleted.event, new BrandDeleted(id));
  }

  /** Runs a write that puts a domain into the brand, which stays as long. @throws UnknownBrand: nothing was written. */
  async addingDomain<T>(id: string, write: (brand: Types.ObjectId) => Promise<T>): Promise<T> {
    const mark = markOfJoin();
    const brand = await this.brands.beginJoin(id, mark, this.clock.now());
    if (!brand) throw new UnknownBrand();
    try {
      return await write(brand._id);
    } finally {
      // What cannot be taken off now is told from those at work by its age.
      await this.brands.endJoin([id], mark).catch(() => undefined);
    }
  }

  /** The same for domains of many brands. `write` hears which of them (ids) are there, and stay as long. */
  async addingDomains<T>(ids: readonly string[], write: (there: readonly string[]) => Promise<T>): Promise<T> {
    const mark = markOfJoin();
    try {
      const brands = await this.brands.beginJoins(ids, mark, this.clock.now());
      return await write(brands.map(({ _id }) => _id.toHexString()));
    } finally {
      await this.brands.endJoin(ids, mark).catch(() => undefined);
    }
  }

  /**
   * Settles when everybody who was putting a domain into a brand, as it is called, has done so: whoever comes later is not
   * waited for, and finds what was written before the call.
   */
  async othersHaveJoined(): Promise<void> {
    for (let marks = await this.joining(); marks.length > 0;) {
      await pause(JOIN_POLL_MS);
      const left = new Set(await this.joining());
      marks = marks.filter((mark) => left.has(mark));
    }
  }

  /** So that patience with marks whose writers died begins now, and not when somebody first waits for them. */
  async noteJoining(): Promise<void> {
    await this.joining();
  }

  async exists(id: string): Promise<boolean> {
    return (await this.brands.byId(id)) !== null;
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

  /** The marks of those who are at it. */
  private async joining(): Promise<string[]> {
    const marks: string[] = [];
    for (const [brand, joining] of await this.brands.joining()) {
      const died = this.abandoned.among(brand, joining);
      for (const mark of died) await this.brands.endJoin([brand], mark);
      marks.push(...joining.filter((mark) => !died.includes(mark)));
    }
    return marks;
  }

  /** Null when somebody else gave the brand another name at the same time. */
  private async updateOnce(actor: RequestUser, id: string, change: Partial<BrandFields>): Promise<Brand | null> {
    const before = await this.brands.byId(id);
    if (!before) throw new BrandNotFound();
    const write = () => this.brands.update(id, before.name, change, actor.id);
    if (change.name === undefined || change.name === before.name) return write();
    return this.usage.renaming(before._id, write);
  }

  private async present(brand: Brand): Promise<BrandDto> {
    const id = brand._id.toHexString();
    return presentBrand(brand, (await this.usage.totals([id])).get(id));
  }
}

const markOfJoin = (): string => randomBytes(9).toString('base64url');

function normalized<T extends Partial<BrandFields>>({ code, color, ...rest }: T) {
  return {
    ...rest,
    ...(code !== undefined && { code: code.toUpperCase() }),
    ...(color !== undefined && { color: color.toLowerCase() }),
  } as T;
}
