import type { Agent } from './agent.schema';
import { checkersOf } from './checkers-of';

const now = new Date('2026-11-26T10:00:00.000Z');
const anAgent = (over: Partial<Agent> = {}): Agent => ({
  _id: 'key:jakarta',
  keyName: 'Jakarta',
  name: 'jakarta',
  version: '0.1.0',
  vantages: ['telkom'],
  address: '198.51.100.7',
  socket: 'a',
  heardAt: now,
  clockOffsetMs: null,
  states: [],
  ...over,
});
const figures = (vantage: string) => ({
  vantage,
  lastSeen: now.toISOString(),
  stale: false,
  ada: 2,
  tidakAda: 5,
  attempts: 10,
  inconclusive: 1,
});
const heard = { agents: [anAgent()], vantages: [figures('telkom')], labels: new Map(), newest: null, now, whole: true };

describe('The fleet', () => {
  it('is outdated where the API would serve a newer agent, and only where it serves any', () => {
    const outdated = (newest: string | null) => checkersOf({ ...heard, newest })[0]?.outdated;
    expect(['0.2.0', '0.1.0', '0.0.9', null].map(outdated)).toEqual([true, false, false, false]);
  });

  it('shows vantages by the names that they were given, with what they say', () => {
    const [checker] = checkersOf({ ...heard, labels: new Map([['telkom', 'Telkom · Jakarta']]) });
    const { lastSeen, ...counts } = figures('telkom');
    expect(checker?.vantages[0]).toMatchObject({ ...counts, lastReportAt: lastSeen, label: 'Telkom · Jakarta' });
  });

  it('lists whoever reports without an agent, and tells keys and addresses to admins alone', () => {
    const all = checkersOf({ ...heard, vantages: [figures('telkom'), figures('curl')], whole: false });
    expect(all.map(({ id, connected }) => [id, connected])).toEqual([
      ['key:jakarta', true],
      ['vantage:curl', false],
    ]);
    expect(all[0]).not.toHaveProperty('keyName');
    expect(all[0]).not.toHaveProperty('address');
  });
});
