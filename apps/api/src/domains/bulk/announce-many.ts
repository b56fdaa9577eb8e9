import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { DomainReader } from '../domain-reader';
import type { Domain } from '../domain.schema';
import { DomainCreated, DomainDeleted, DomainsChanged, DomainUpdated } from '../events/domain-events';

/** Domains that are announced one by one; of more it is only said that they have changed. */
const MOST = 20;

/** The same events as when one is changed alone, as far as that makes sense. */
@Injectable()
export class AnnounceMany {
  constructor(
    private readonly reader: DomainReader,
    private readonly events: EventEmitter2,
  ) {}

  async edited(domains: readonly Domain[]): Promise<void> {
    if (this.isMany(domains)) return;
    for (const domain of await this.reader.presentAll(domains))
      this.events.emit(DomainUpdated.event, new DomainUpdated(domain));
  }

  async restored(domains: readonly Domain[]): Promise<void> {
    if (this.isMany(domains)) return;
    for (const domain of await this.reader.presentAll(domains))
      this.events.emit(DomainCreated.event, new DomainCreated(domain));
  }

  deleted(domains: readonly Domain[]): void {
    if (this.isMany(domains)) return;
    for (const { _id } of domains) this.events.emit(DomainDeleted.event, new DomainDeleted(_id.toHexString()));
  }

  private isMany({ length }: readonly Domain[]): boolean {
    if (length > MOST) this.events.emit(DomainsChanged.event, new DomainsChanged('bulk'));
    return length > MOST;
  }
}
