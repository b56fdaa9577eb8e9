import type { IncidentsChangedDto } from '@nawala/contracts';

/** Incidents, or what became of their messages, are not what they were. As everybody may know it. */
export class IncidentsChanged {
  static readonly event = 'incidents.changed';
  constructor(readonly change: IncidentsChangedDto) {}
}
