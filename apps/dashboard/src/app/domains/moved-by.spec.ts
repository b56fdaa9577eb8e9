import { aVantage, aVerdict } from '@nawala/contracts/testing';
import { dependsOnVerdict, isMovedBy } from './moved-by';
import { asking } from './testing/asking';

describe('what moves domains in a list', () => {
  it('depends on verdicts when they decide the rows or their order', () => {
    expect(dependsOnVerdict(asking({}))).toBe(true);
    expect(dependsOnVerdict(asking({ sort: '-since' }))).toBe(true);
    expect(dependsOnVerdict(asking({ sort: '-domain' }))).toBe(false);
    expect(dependsOnVerdict(asking({ sort: 'domain', show: 'ada' }))).toBe(true);
    expect(dependsOnVerdict(asking({ sort: 'domain', grouped: true }))).toBe(true);
  });

  it('is moved by what blocks or frees in every order, by other verdicts only where they decide', () => {
    const byName = asking({ sort: 'domain' });
    expect(isMovedBy(byName, aVerdict('1', 'ada', 'tidak ada'))).toBe(true);
    expect(isMovedBy(byName, aVerdict('1', 'unknown', 'tidak ada'))).toBe(false);
  });

  it('is moved by a vantage that it asks about and that says something new', () => {
    const says = (vantage: string, since: string) => ({
      ...aVerdict('1', 'ada', 'ada'),
      vantage: aVantage(vantage, 'ada', { since }),
    });
    const { lastChecked } = aVantage('telkom', 'ada');
    const query = asking({ sort: 'domain', seen: ['telkom:ada'] });
    expect(isMovedBy(query, says('telkom', lastChecked!))).toBe(true);
    expect(isMovedBy(query, says('telkom', '2020-01-01T00:00:00.000Z'))).toBe(false);
    expect(isMovedBy(query, says('xl', lastChecked!))).toBe(false);
  });

  it('is moved by every report where what matters is how fresh domains are', () => {
    const confirmed = aVerdict('1', 'ada', 'ada');
    expect(isMovedBy(asking({ sort: 'domain', stale: true }), confirmed)).toBe(true);
    expect(isMovedBy(asking({ sort: 'domain', checked: '1h' }), confirmed)).toBe(true);
    expect(isMovedBy(asking({ sort: 'domain', changed: '1h' }), confirmed)).toBe(false);
  });
});
