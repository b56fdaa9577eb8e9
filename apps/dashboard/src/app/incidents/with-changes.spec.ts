import type { IncidentDto, IncidentPageDto } from '@nawala/contracts';
import type { LiveMessage } from '../live/live-message';
import { anIncident } from './testing/an-incident';
import { withChanges } from './with-changes';

const counts = { open: 2, acknowledged: 0, closed: 0 };
const pageOf = (...items: IncidentDto[]): IncidentPageDto => ({ items, next: null, counts });
const changed = (...incidents: IncidentDto[]): LiveMessage[] => [
  { type: 'incidents:changed', payload: { incidents, counts, more: 0 } },
];
const told = [
  {
    event: 'incident.opened',
    kind: 'telegram',
    state: 'sent',
    why: null,
    at: '',
    attempts: 1,
    nextAt: null,
    channel: { id: 'c', name: 'Ops' },
  },
] as IncidentDto['deliveries'];

it('moves what somebody took below what nobody has, and keeps what only admins see', () => {
  const [first, second] = [anIncident({ deliveries: told }), anIncident()];
  const taken: IncidentDto = { ...first, state: 'acknowledged', deliveries: [] };
  const { items } = withChanges(pageOf(first, second), changed(taken));
  expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(items[1]).toMatchObject({ state: 'acknowledged', deliveries: told });
});

it('leaves alone a page that none of them stands on', () => {
  const page = pageOf(anIncident());
  expect(withChanges(page, changed(anIncident()))).toBe(page);
});
