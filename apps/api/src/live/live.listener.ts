import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { SessionsRevoked } from '../sessions/events/sessions-revoked.event';
import { BrandCreated, BrandDeleted, BrandUpdated } from '../brands/events/brand-events';
import { VerdictsRecorded } from '../checker/events/verdicts-recorded.event';
import { DomainCreated, DomainDeleted, DomainsChanged, DomainUpdated } from '../domains/events/domain-events';
import { IncidentsChanged } from '../incidents/events/incidents-changed.event';
import { JobChanged } from '../jobs/events/job-changed.event';
import { CheckAnswered, CheckEnded } from '../fleet/events/check-events';
import { CheckersChanged } from '../fleet/events/checkers-changed.event';
import { VantageForgotten, VantageRenamed } from '../fleet/events/vantage-events';
import { LiveGateway } from './live.gateway';

/** Past facts of other features, as the events of the wire. */
@Injectable()
export class LiveListener {
  constructor(private readonly live: LiveGateway) {}

  @OnEvent(VerdictsRecorded.event)
  verdictsRecorded({ verdicts }: VerdictsRecorded): void {
    this.live.nawalaUpdated(verdicts);
  }

  @OnEvent(DomainCreated.event)
  domainCreated({ domain }: DomainCreated): void {
    this.live.announce('domain:created', { domain });
  }

  @OnEvent(DomainUpdated.event)
  domainUpdated({ domain }: DomainUpdated): void {
    this.live.announce('domain:updated', { domain });
  }

  @OnEvent(DomainDeleted.event)
  domainDeleted({ domainId }: DomainDeleted): void {
    this.live.announce('domain:deleted', { domainId });
  }

  @OnEvent(DomainsChanged.event)
  domainsChanged({ reason }: DomainsChanged): void {
    this.live.domainsChanged(reason);
  }

  @OnEvent(BrandCreated.event)
  brandCreated({ brand }: BrandCreated): void {
    this.live.announce('brand:created', { brand });
  }

  @OnEvent(BrandUpdated.event)
  brandUpdated({ brand }: BrandUpdated): void {
    this.live.announce('brand:updated', { brand });
  }

  @OnEvent(BrandDeleted.event)
  brandDeleted({ brandId }: BrandDeleted): void {
    this.live.announce('brand:deleted', { brandId });
  }

  @OnEvent(IncidentsChanged.event)
  incidentsChanged({ change }: IncidentsChanged): void {
    this.live.incidentsChanged(change);
  }

  @OnEvent(JobChanged.event)
  jobChanged({ ownerId, job }: JobChanged): void {
    this.live.tell(ownerId, 'job:changed', { job });
  }

  @OnEvent(CheckAnswered.event)
  checkAnswered({ userId, result }: CheckAnswered): void {
    this.live.tell(userId, 'check:result', result);
  }

  @OnEvent(CheckEnded.event)
  checkEnded({ userId, checkId, missing }: CheckEnded): void {
    this.live.tell(userId, 'check:done', { checkId, missing });
  }

  @OnEvent(CheckersChanged.event)
  checkersChanged(): void {
    this.live.checkersChanged();
  }

  @OnEvent(VantageRenamed.event)
  vantageRenamed({ renamed }: VantageRenamed): void {
    this.live.announce('vantage:renamed', renamed);
  }

  @OnEvent(VantageForgotten.event)
  vantageForgotten({ vantage }: VantageForgotten): void {
    this.live.announce('vantage:forgotten', { vantage });
  }

  @OnEvent(SessionsRevoked.event)
  sessionsRevoked({ sessionIds, reason }: SessionsRevoked): void {
    this.live.endSessions(sessionIds, reason);
  }
}
