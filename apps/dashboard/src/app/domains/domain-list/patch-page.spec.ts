import type { DomainDto } from '@nawala/contracts';
import { aBrand, aDomain, aVantage, aVerdict } from '@nawala/contracts/testing';
import type { LiveMessage } from '../../live/live-message';
import { patchPage } from './patch-page';

const page = (...items: DomainDto[]) => ({ items, total: items.length, page: 1, limit: 50 });
const updated = (...args: Parameters<typeof aVerdict>): LiveMessage => ({
  type: 'domain:nawala-updated',
  payload: aVerdict(...args),
});

describe('live events on the page that is shown', () => {
  const [first, second] = [aDomain({ status: 'tidak ada' }), aDomain({ status: 'tidak ada' })];
  const shown = page(first, second);

  it('change a row in place and highlight it', () => {
    const { page: after, changed } = patchPage(shown, [updated(second.id, 'ada', 'tidak ada')], true);
    expect(after.items.map(({ nawala }) => nawala.status)).toEqual(['tidak ada', 'ada']);
    expect([...changed]).toEqual([[second.id, 'ada']]);
  });

  it('show who sees what now: the reporting vantage takes its new result, the others keep theirs', () => {
    const row = aDomain({
      status: 'ada',
      vantages: [aVantage('telkom', 'ada'), aVantage('xl', 'tidak ada')],
      uptime: { status: 'down', lastChecked: null },
    });
    const [after] = patchPage(page(row), [updated(row.id, 'tidak ada', 'ada')], true).page.items;
    expect(after?.vantages.map(({ vantage, status }) => `${vantage} ${status}`)).toEqual([
      'telkom tidak ada',
      'xl tidak ada',
    ]);
    expect(after?.uptime.status).toBe('up');
    const [newcomer] = patchPage(shown, [updated(first.id, 'ada', 'tidak ada')], true).page.items;
    expect(newcomer?.vantages.map(({ vantage }) => vantage)).toEqual(['telkom']);
  });

  it('update a row silently that is merely confirmed', () => {
    const { page: after, changed, outdated } = patchPage(shown, [updated(first.id, 'tidak ada', 'tidak ada')], true);
    expect(after.items[0]).not.toBe(first);
    expect(changed.size).toBe(0);
    expect(outdated).toBe(0);
  });

  it('leave untouched rows the same objects, and a page nobody touched the same page', () => {
    expect(patchPage(shown, [updated(second.id, 'ada', 'tidak ada')], true).page.items[0]).toBe(first);
    expect(patchPage(shown, [updated('elsewhere', 'ada', 'ada')], true).page).toBe(shown);
  });

  it('take verdicts from a batch in their order', () => {
    const updates = [aVerdict(first.id, 'ada', 'tidak ada'), aVerdict(first.id, 'tidak ada', 'ada')];
    const batch: LiveMessage = { type: 'domains:bulk-nawala-updated', payload: { updates, count: 2 } };
    expect(patchPage(shown, [batch], true).page.items[0]?.nawala.status).toBe('tidak ada');
  });

  it('make the page outdated when verdicts decide which rows it has, shown or not', () => {
    const messages = [updated(first.id, 'ada', 'tidak ada'), updated('elsewhere', 'ada', 'tidak ada')];
    expect(patchPage(shown, messages, true).outdated).toBe(2);
    expect(patchPage(shown, messages, false).outdated).toBe(0);
  });

  it('make the page outdated when domains come or go', () => {
    const messages: LiveMessage[] = [
      { type: 'domain:created', payload: { domain: aDomain() } },
      { type: 'domain:deleted', payload: { domainId: first.id } },
    ];
    expect(patchPage(shown, messages, false)).toMatchObject({ outdated: 2, page: shown });
  });

  it('show an edited domain and a renamed brand at once', () => {
    const brand = aBrand({ id: first.brand.id, name: 'Borneo', color: '#2f6fdb' });
    const messages: LiveMessage[] = [
      { type: 'domain:updated', payload: { domain: { ...first, note: 'spare' } } },
      { type: 'brand:updated', payload: { brand } },
    ];
    expect(patchPage(shown, messages, true).page.items[0]).toMatchObject({ note: 'spare', brand: { name: 'Borneo' } });
  });
});
