import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DeliveryDto } from '@nawala/contracts';
import type { IncidentEvent, VantageEvent } from '../incidents/incident-events';
import { type IncidentListener, IncidentListeners } from '../incidents/incident-listeners';
import { AlertLoop } from './alert-loop';
import { DeliveryReader } from './delivery/delivery-reader';
import { EventDesk } from './grouping/event-desk';

/** What incidents hand over, and ask back. */
@Injectable()
export class AlertListener implements IncidentListener, OnModuleInit {
  constructor(
    private readonly listeners: IncidentListeners,
    private readonly desk: EventDesk,
    private readonly loop: AlertLoop,
    private readonly deliveries: DeliveryReader,
  ) {}

  onModuleInit(): void {
    this.listeners.register(this);
  }

  onIncidentEvents(events: readonly IncidentEvent[]): Promise<void> {
    return this.desk.takeIncidents(events);
  }

  onVantageEvents(events: readonly VantageEvent[]): Promise<void> {
    return this.desk.takeVantages(events);
  }

  onMutesEnded(): Promise<void> {
    return this.loop.mutesEnded();
  }

  deliveriesOf(incidentIds: readonly string[]): Promise<ReadonlyMap<string, readonly DeliveryDto[]>> {
    return this.deliveries.of(incidentIds);
  }
}
