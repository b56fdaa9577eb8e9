import type { MessageType, RuleEvent } from '@nawala/contracts';
import { Types } from 'mongoose';
import { aSighting, aSnapshot, anEnded } from '../../../test/support/a-snapshot';
import type { IncidentSnapshot } from '../../incidents/incident-events';
import { incidentsMessage } from '../grouping/content';
import type { FrozenMessage } from '../store/messages.repository';
import type { AlertRule } from '../store/rule.schema';
import { stillTrue } from './still-true';

const SENT = new Date('2026-11-26T05:00:00Z');
const ENDED = new Date('2026-11-26T06:53:00Z');

const rule = (over: Partial<AlertRule> = {}): AlertRule =>
  ({
    _id: new Types.ObjectId(),
    name: 'At once',
    on: ['blocked', 'unblocked'] satisfies RuleEvent[],
    vantages: [],
    tellShort: false,
    language: 'en',
    zone: 'Asia/Jakarta',
    ...over,
  }) as AlertRule;

const messageOf = (type: MessageType, incidents: readonly IncidentSnapshot[], of = rule()): FrozenMessage =>
  ({
    type,
    incidents: incidents.map(({ id }) => id),
    content: incidentsMessage(of, { type, brand: null, incidents }, new Map(), SENT),
  }) as FrozenMessage;

function after(
  type: MessageType,
  before: readonly IncidentSnapshot[],
  now: readonly IncidentSnapshot[],
  of: AlertRule = rule(),
) {
  const left = stillTrue(of, messageOf(type, before, of), new Map(now.map((each) => [each.id, each])));
  return left && { total: left.total, lines: left.incidents.map(({ domain, closedAt }) => [domain, closedAt]) };
}

const [one, two] = [aSnapshot(1), aSnapshot(2)];
const ended = anEnded(1, ENDED);

describe('a message that comes late', () => {
  it('says what it said while all of it is true, or unknown', () => {
    const whole = { total: 2, lines: [one, two].map(({ domain }) => [domain, null]) };
    expect(after('incident.opened', [one, two], [one, two])).toEqual(whole);
    expect(after('incident.opened', [one, two], [])).toEqual(whole);
  });

  it('leaves out what is over, of which the message of its end tells; and is none when all is', () => {
    expect(after('incident.opened', [one, two], [ended, two])).toEqual({ total: 1, lines: [[two.domain, null]] });
    expect(after('incident.opened', [one], [ended])).toBeNull();
    expect(after('incident.acknowledged', [one], [ended])).toBeNull();
  });

  it.each<[string, Partial<AlertRule>]>([
    ['tells of no ends', { on: ['blocked'] }],
    ['tells of what was short', { tellShort: true }],
  ])('says from when to when, where its rule %s', (_what, over) => {
    expect(after('incident.opened', [one, two], [ended, two], rule(over))).toEqual({
      total: 2,
      lines: [
        [one.domain, ENDED.toISOString()],
        [two.domain, null],
      ],
    });
  });

  it('leaves out what was paused, deleted or renamed, whatever the rule', () => {
    const paused = anEnded(1, ENDED, { closedBecause: 'paused' });
    expect(after('incident.opened', [one], [paused], rule({ on: ['blocked'] }))).toBeNull();
  });

  it('is judged by the networks of its rule', () => {
    const elsewhere = aSnapshot(1, { vantages: [aSighting('telkom', ENDED), aSighting('xl')] });
    expect(after('incident.opened', [one], [elsewhere])).not.toBeNull();
    expect(after('incident.opened', [one], [elsewhere], rule({ vantages: ['telkom'] }))).toBeNull();
  });

  it('says that something keeps changing only while it does', () => {
    const flapping = aSnapshot(1, { flapping: true });
    expect(after('incident.flapping', [flapping], [flapping])).not.toBeNull();
    expect(after('incident.flapping', [flapping], [one])).toBeNull();
  });

  it('counts those that have no line of their own', () => {
    const many = Array.from({ length: 150 }, (_, n) => aSnapshot(n + 10));
    const now = many.map((each, n) => (n % 3 === 0 ? anEnded(n + 10, ENDED) : each));
    expect(after('incident.opened', many, now)).toMatchObject({ total: 100 });
  });

  it.each<MessageType>(['incident.closed', 'digest', 'checker.silent', 'channel.failing'])(
    'is told as it is when it is a %s',
    (type) => expect(after(type, [one], [ended])).toMatchObject({ total: 1 }),
  );
});
