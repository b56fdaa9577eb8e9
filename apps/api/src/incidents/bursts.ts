import { Injectable } from '@nestjs/common';
import type { Incident } from './incident-state';
import { IncidentsRepository, type IncidentWrite } from './incidents.repository';

/** What opens within so long of a brand's first is one burst. */
const BURST_MS = 30_000;

type Burst = Pick<Incident, 'burst' | 'burstSince'>;

/** The newest of each brand (hex); null: it had none lately. */
export type KnownBursts = Map<string, Burst | null>;

/** What blocks one domain of a brand often blocks many: those that open together are shown together. */
@Injectable()
export class Bursts {
  constructor(private readonly incidents: IncidentsRepository) {}

  /**
   * In the order given, which is that of recording; those that are not new keep theirs.
   *
   * @param newest as far as those who were assigned before know; what these find out is added
   */
  async assign(writes: readonly IncidentWrite[], newest: KnownBursts = new Map()): Promise<IncidentWrite[]> {
    const assigned: IncidentWrite[] = [];
    for (const write of writes) assigned.push(write.isNew ? await this.withBurst(write, newest) : write);
    return assigned;
  }

  private async withBurst({ incident, isNew }: IncidentWrite, newest: KnownBursts): Promise<IncidentWrite> {
    const brand = incident.brand.toHexString();
    const { burstSince: now } = incident;
    if (!newest.has(brand)) {
      newest.set(brand, await this.incidents.burstOf(incident.brand, new Date(now.getTime() - BURST_MS)));
    }
    const known = newest.get(brand);
    const joins = known && now.getTime() - known.burstSince.getTime() < BURST_MS;
    const { burst, burstSince } = joins ? known : incident;
    newest.set(brand, { burst, burstSince });
    return { incident: { ...incident, burst, burstSince }, isNew };
  }
}
