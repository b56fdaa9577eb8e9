import type { DomainDto } from '@nawala/contracts';
import { aBrand, aDomain, aVantage, aVerdict } from '@nawala/contracts/testing';
import type { LiveMessage } from '../../live/live-message';
import { type DomainQuery, EVERYTHING } from '../domain-query';
import { patchPage } from './patch-page';

const BY_NAME: DomainQuery = { ...EVERYTHING, sort: 'domain' };

const page = (...items: DomainDto[]) => ({ items, total: items.length, page: 1, limit: 50 });
const updated = (...args: Parameters<typeof aVerdict>): LiveMessage => ({
  type: 'domain:nawala-updated',
  payload: aVerdict(...args),
});

describe('live events on the page that is shown', () => {
  const [first, second] = [aDomain({ status: 'tidak ada' }), aDomain({ status: 'tidak ada' })];
  const shown = page(first, second);

  it('change a row in place and highlight it', () => {
    const { page: after, changed } = patchPage(shown, [updated(second.id, 'ada', 'tidak ada')], EVERYTHING);
    expect(after.items.map(({ nawala }) => nawala.status)).toEqual(['tidak ada', 'ada']);
    expect([...changed]).toEqual([[second.id, 'ada']]);
  });

  it('show who sees what now: the reporting vantage takes its new result, the others keep theirs', () => {
    const row = aDomain({
      status: 'ada',
      vantages: [aVantage('telkom', 'ada'), aVantage('xl', 'tidak ada')],
      uptime: { status: 'down', lastChecked: null },
    });
    const [after] = patchPage(page(row), [updated(row.id, 'tidak ada', 'ada')], EVERYTHING).page.items;
    expect(after?.vantages.map(({ vantage, status }) => `${vantage} ${status}`)).toEqual([
      'telkom tidak ada',
      'xl tidak ada',
    ]);
    expect(after?.uptime.status).toBe('up');
    const [newcomer] = patchPage(shown, [updated(first.id, 'ada', 'tidak ada')], EVERYTHING).page.items;
    expect(newcomer?.vantages.map(({ vantage }) => vantage)).toEqual(['telkom']);
  });

  it('update a row silently that is merely confirmed', () => {
    const {
      page: after,
      changed,
      outdated,
    } = patchPage(shown, [updated(first.id, 'tidak ada', 'tidak ada')], EVERYTHING);
    expect(after.items[0]).not.toBe(first);
    expect(changed.size).toBe(0);
    expect(outdated).toBe(0);
  });

  it('leave untouched rows the same objects, and a page nobody touched the same page', () => {
    expect(patchPage(shown, [updated(second.id, 'ada', 'tidak ada')], EVERYTHING).page.items[0]).toBe(first);
    expect(patchPage(shown, [updated('elsewhere', 'ada', 'ada')], EVERYTHING).page).toBe(shown);
  });

  it('are looked up, not searched for: a burst looks at the rows no more often than one message', () => {
    let looks = 0;
    const rows = Array.from({ length: 50 }, () => {
      const row = aDomain();
      const { id } = row;
      return Object.defineProperty(row, 'id', { get: () => (looks++, id) });
    });
    const burst = Array.from({ length: 200 }, () => updated('elsewhere', 'ada', 'tidak ada'));
    const looksFor = (messages: LiveMessage[]) => {
      looks = 0;
      patchPage(page(...rows), messages, EVERYTHING);
      return looks;
    };
    expect(looksFor(burst)).toBe(looksFor(burst.slice(0, 1)));
  });

  it('take verdicts from a batch in their order', () => {
    const updates = [aVerdict(first.id, 'ada', 'tidak ada'), aVerdict(first.id, 'tidak ada', 'ada')];
    const batch: LiveMessage = { type: 'domains:bulk-nawala-updated', payload: { updates, count: 2 } };
    expect(patchPage(shown, [batch], EVERYTHING).page.items[0]?.nawala.status).toBe('tidak ada');
  });

  it('make the page outdated when verdicts decide which rows it has, shown or not', () => {
    const messages = [updated(first.id, 'ada', 'tidak ada'), updated('elsewhere', 'ada', 'tidak ada')];
    expect(patchPage(shown, messages, EVERYTHING).outdated).toBe(2);
    // What is blocked comes first in every order.
    expect(patchPage(shown, messages, BY_NAME).outdated).toBe(2);
    expect(patchPage(shown, [updated(first.id, 'tidak ada', 'unknown')], BY_NAME).outdated).toBe(0);
  });

  it('make the page outdated when domains come or go', () => {
    const messages: LiveMessage[] = [
      { type: 'domain:created', payload: { domain: aDomain() } },
      { type: 'domain:deleted', payload: { domainId: first.id } },
    ];
    expect(patchPage(shown, messages, BY_NAME)).toMatchObject({ outdated: 2, page: shown });
  });

  it('make the page outdated when an edit moves a row, and only then', () => {
    const edit = (over: Partial<DomainDto>): LiveMessage[] => [
      { type: 'domain:updated', payload: { domain: { ...first, ...over } } },
    ];
    const outdated = (query: Partial<DomainQuery>, over: Partial<DomainDto>) =>
      patchPage(shown, edit(over), { ...BY_NAME, ...query }).outdated;
    expect(outdated({}, { domain: 'renamed.example.com' })).toBe(1);
    expect(outdated({}, { active: false, tags: ['main'], note: 'spare' })).toBe(0);
    expect(outdated({ show: 'ada' }, { active: false })).toBe(1);
    expect(outdated({ tags: ['main'] }, { tags: ['main'] })).toBe(1);
    expect(outdated({ q: 'spare' }, { note: 'spare' })).toBe(1);
    expect(outdated({ brands: ['AUR'] }, { brand: second.brand })).toBe(1);
    expect(outdated({}, { id: 'elsewhere' })).toBe(1);
  });

  it('make a page of some brands outdated when a brand gets another code', () => {
    const messages: LiveMessage[] = [{ type: 'brand:updated', payload: { brand: aBrand({ code: 'BOR' }) } }];
    expect(patchPage(shown, messages, { ...BY_NAME, brands: ['AUR'] }).outdated).toBe(1);
    expect(patchPage(shown, messages, BY_NAME).outdated).toBe(0);
  });

  it('show an edited domain and a renamed brand at once', () => {
    const brand = aBrand({ id: first.brand.id, name: 'Borneo', color: '#2f6fdb' });
    const messages: LiveMessage[] = [
      { type: 'domain:updated', payload: { domain: { ...first, note: 'spare' } } },
      { type: 'brand:updated', payload: { brand } },
    ];
    expect(patchPage(shown, messages, EVERYTHING).page.items[0]).toMatchObject({
      note: 'spare',
      brand: { name: 'Borneo' },
    });
  });
});
