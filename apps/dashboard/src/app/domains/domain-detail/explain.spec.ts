import { aDomain, aNawala, aVantage } from '@nawala/contracts/testing';
import { explain } from './explain';

const vantages = [aVantage('telkom', 'ada'), aVantage('xl', 'tidak ada'), aVantage('indosat', 'tidak ada')];

describe('what a verdict means', () => {
  it('names who is cut off and who is not', () => {
    const { means } = explain(aDomain({ nawala: aNawala('ada', { confirmed: true }), vantages }), false);
    expect(means).toBe(
      'Visitors on telkom see a block page instead of your site. Those on xl and indosat still reach it.',
    );
  });

  it('does not send traffic away for an anomaly', () => {
    expect(explain(aDomain({ status: 'ada', vantages }), false).now).toContain('anomaly');
  });

  it('keeps down apart from blocked', () => {
    const domain = aDomain({ status: 'tidak ada', uptime: { status: 'down', lastChecked: null } });
    expect(explain(domain, false).now).toContain('no block');
  });

  it('does not claim that all is well while one vantage disagrees', () => {
    expect(explain(aDomain({ status: 'tidak ada', vantages }), false).means).toContain('telkom');
  });

  it('believes neither a paused nor a stale verdict', () => {
    expect(explain(aDomain({ status: 'ada', active: false }), false).means).toContain('paused');
    expect(explain(aDomain({ status: 'tidak ada' }), true).means).toContain('no longer be true');
    expect(explain(aDomain(), false).means).toContain('No checker has learnt');
  });
});
