import { Injectable } from '@nestjs/common';
import { IncidentChanges } from '../../incidents/incident-changes';
import type { IncidentSnapshot } from '../../incidents/incident-events';
import { IncidentSnapshots } from '../../incidents/incident-snapshots';
import { Mutes } from '../../incidents/mutes/mutes';

/** What is asked about incidents when something is to be told of them. */
@Injectable()
export class IncidentFacts {
  constructor(
    private readonly snapshots: IncidentSnapshots,
    private readonly mutes: Mutes,
    private readonly changes: IncidentChanges,
  ) {}

  /** As they are now, by id; those that are gone are left out. */
  async of(ids: readonly string[]): Promise<Map<string, IncidentSnapshot>> {
    return new Map((await this.snapshots.of(ids)).map((each) => [each.id, each]));
  }

  /** All that are not closed. */
  open(): Promise<IncidentSnapshot[]> {
    return this.snapshots.open();
  }

  /** The ids of those that are muted now. */
  async muted(incidents: readonly IncidentSnapshot[]): Promise<Set<string>> {
    const mutes = await this.mutes.of(incidents);
    return new Set(incidents.flatMap(({ id }, index) => (mutes[index] ? [id] : [])));
  }

  /** What became of their messages has changed: open pages are told. */
  changed(ids: readonly string[]): void {
    this.changes.changed(ids);
  }
}
