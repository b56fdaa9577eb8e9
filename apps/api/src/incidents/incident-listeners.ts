import { Injectable } from '@nestjs/common';
import type { DeliveryDto } from '@nawala/contracts';
import type { IncidentEvent, MuteEnded, VantageEvent } from './incident-events';

/**
 * Whoever tells people of incidents. Incidents know nothing of it (docs/adr/0010). All is handed over at least once, by
 * the instance that holds the lease as a rule, and by two at the same moment at worst: every method must be idempotent by
 * the keys. One that fails is called again with the same.
 */
export interface IncidentListener {
  /** In the order of `seq` within an incident. What caused them is marked as done only after this returns. */
  onIncidentEvents(events: readonly IncidentEvent[]): Promise<void>;
  onVantageEvents(events: readonly VantageEvent[]): Promise<void>;
  /** What was held for them is told if it is still true and nothing else mutes it. */
  onMutesEnded(mutes: readonly MuteEnded[]): Promise<void>;
  /** By incident id, oldest first, with `channel` and `error`; incidents without any may be left out. */
  deliveriesOf(incidentIds: readonly string[]): Promise<ReadonlyMap<string, readonly DeliveryDto[]>>;
}

const NONE: ReadonlyMap<string, readonly DeliveryDto[]> = new Map();

@Injectable()
export class IncidentListeners {
  private listener: IncidentListener | undefined;

  /** In `onModuleInit`: before anything is handed over. */
  register(listener: IncidentListener): void {
    this.listener = listener;
  }

  async incidentEvents(events: readonly IncidentEvent[]): Promise<void> {
    if (events.length > 0) await this.listener?.onIncidentEvents(events);
  }

  async vantageEvents(events: readonly VantageEvent[]): Promise<void> {
    if (events.length > 0) await this.listener?.onVantageEvents(events);
  }

  async mutesEnded(mutes: readonly MuteEnded[]): Promise<void> {
    if (mutes.length > 0) await this.listener?.onMutesEnded(mutes);
  }

  async deliveriesOf(incidentIds: readonly string[]): Promise<ReadonlyMap<string, readonly DeliveryDto[]>> {
    return incidentIds.length === 0 || !this.listener ? NONE : this.listener.deliveriesOf(incidentIds);
  }
}
