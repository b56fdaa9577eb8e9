import type { RuleEvent } from '@nawala/contracts';
import type { IncidentSnapshot } from '../../incidents/incident-events';
import { decide, type Told } from './decide';

const NOW = new Date('2026-11-26T04:48:00Z');
const seen = (vantage: string, until: Date | null = null) => ({
  vantage,
  since: NOW,
  until,
  method: null,
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
});

const incident = (over: Partial<IncidentSnapshot> = {}): IncidentSnapshot => ({
  id: 'i',
  domainId: 'd',
  domain: 'a.example',
  brandId: 'b',
  tags: [],
  openedAt: NOW,
  closedAt: null,
  closedBecause: null,
  reopened: 0,
  flapping: false,
  state: 'open',
  vantages: [seen('telkom')],
  acknowledged: null,
  ...over,
});
const closed = incident({ state: 'closed', closedAt: NOW, vantages: [seen('telkom', NOW)] });

const rule = (on: RuleEvent[], over = {}) => ({ on, vantages: [], tellShort: false, ...over });
const BOTH = rule(['blocked', 'unblocked']);

describe('what is told of an incident', () => {
  it.each<[string, Parameters<typeof decide>[0], Told, IncidentSnapshot, ReturnType<typeof decide>]>([
    ['a block', BOTH, null, incident(), { tell: 'incident.opened', toldOnly: false }],
    [
      'a block that somebody took',
      BOTH,
      null,
      incident({ state: 'acknowledged' }),
      { tell: 'incident.opened', toldOnly: false },
    ],
    ['a block once', BOTH, 'incident.opened', incident(), { end: 'told-already' }],
    [
      'another block after a recovery',
      BOTH,
      'incident.closed',
      incident(),
      { tell: 'incident.opened', toldOnly: false },
    ],
    ['a recovery, to whom was told', BOTH, 'incident.opened', closed, { tell: 'incident.closed', toldOnly: true }],
    ['nothing when it was over before', BOTH, null, closed, { end: 'short' }],
    [
      'all the same where that is wanted',
      rule(['blocked'], { tellShort: true }),
      null,
      closed,
      { tell: 'incident.opened', toldOnly: false },
    ],
    ['no recovery where that is not wanted', rule(['blocked']), 'incident.opened', closed, { end: 'not-wanted' }],
    ['a recovery of what others told', rule(['unblocked']), null, closed, { tell: 'incident.closed', toldOnly: true }],
    [
      'flapping, once',
      BOTH,
      'incident.opened',
      incident({ flapping: true }),
      { tell: 'incident.flapping', toldOnly: false },
    ],
    ['flapping, not again', BOTH, 'incident.flapping', closed, { tell: 'incident.closed', toldOnly: true }],
    [
      'the end of flapping while blocked',
      BOTH,
      'incident.flapping',
      incident(),
      { tell: 'incident.opened', toldOnly: true },
    ],
    ['silence while it flaps', BOTH, 'incident.flapping', incident({ flapping: true }), { end: 'told-already' }],
    [
      'nothing of what was paused',
      BOTH,
      'incident.opened',
      { ...closed, closedBecause: 'paused' },
      { end: 'withdrawn' },
    ],
  ])('is %s', (_name, by, told, now, decision) => expect(decide(by, told, now)).toEqual(decision));

  it('is judged by the vantages of the rule', () => {
    const own = rule(['blocked', 'unblocked'], { vantages: ['xl'] });
    expect(decide(own, null, incident())).toEqual({ end: 'short' });
    const both = incident({ vantages: [seen('telkom'), seen('xl')] });
    expect(decide(own, null, both)).toEqual({ tell: 'incident.opened', toldOnly: false });
    const left = incident({ vantages: [seen('telkom'), seen('xl', NOW)] });
    expect(decide(own, 'incident.opened', left)).toEqual({ tell: 'incident.closed', toldOnly: true });
  });
});
