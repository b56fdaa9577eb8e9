import { aDomain, aNawala, aVantage, aVerdict } from '@nawala/contracts/testing';
import { isNews, withEdit, withVerdict } from './with-verdict';

const at = (minute: number) => `2026-01-02T00:0${minute}:00.000Z`;
const shown = aDomain({
  nawala: aNawala('ada', { lastChecked: at(5), blockedId: 'scan_5' }),
  vantages: [aVantage('telkom', 'ada', { lastChecked: at(5) })],
  updatedAt: at(3),
});
const pushed = (minute: number, vantage = 'telkom') => ({
  ...aVerdict(shown.id, 'tidak ada', 'ada', { lastChecked: at(minute), blockedId: `scan_${minute}` }),
  vantage: aVantage(vantage, 'tidak ada', { lastChecked: at(minute) }),
});

describe('a row after a verdict that was pushed', () => {
  it('shows it, also when an older server does not name the vantage', () => {
    const { domain, nawala } = pushed(6);
    expect(withVerdict(shown, { domain, nawala })).toEqual({ ...shown, nawala });
  });

  it('stays as it is when something newer overtook the verdict', () => {
    expect(withVerdict({ ...shown, uptime: { status: 'down', lastChecked: at(5) } }, pushed(4))).toMatchObject({
      nawala: shown.nawala,
      vantages: shown.vantages,
      uptime: { status: 'down' },
    });
  });

  it('still learns what another vantage saw from a verdict that was overtaken', () => {
    const after = withVerdict(shown, pushed(4, 'xl'));
    expect(after.nawala).toBe(shown.nawala);
    expect(after.vantages.map(({ vantage, status }) => `${vantage} ${status}`)).toEqual(['telkom ada', 'xl tidak ada']);
    expect(after.uptime).toEqual({ status: 'up', lastChecked: at(4) });
  });

  it('is known to be up as of the last time that somebody reached it', () => {
    const after = withVerdict(shown, pushed(4));
    expect(after).toEqual({ ...shown, uptime: { status: 'up', lastChecked: at(4) } });
  });

  it('stays as it is when the verdict was reached under another name', () => {
    expect(withVerdict({ ...shown, domain: 'renamed.example.com' }, pushed(6)).nawala).toBe(shown.nawala);
  });
});

describe('a row after an edit that was pushed', () => {
  it('keeps the verdict that came meanwhile', () => {
    const edit = { ...shown, note: 'spare', nawala: aNawala('unknown'), vantages: [], updatedAt: at(6) };
    expect(withEdit(shown, edit)).toEqual({ ...shown, note: 'spare', updatedAt: at(6) });
  });

  it('keeps what another vantage reported since, though nothing was checked later', () => {
    const seen = withVerdict(shown, { ...pushed(5, 'xl'), nawala: { ...shown.nawala, blockedId: 'scan_6' } });
    expect(withEdit(seen, { ...shown, updatedAt: at(6) }).vantages).toHaveLength(2);
  });

  it('has none under a new name', () => {
    const edit = {
      ...shown,
      domain: 'renamed.example.com',
      nawala: aNawala('unknown'),
      vantages: [],
      updatedAt: at(6),
    };
    expect(withEdit(shown, edit)).toBe(edit);
  });

  it('stays as it is when a newer edit overtook this one', () => {
    expect(withEdit(shown, { ...shown, note: 'old', updatedAt: at(2) })).toBe(shown);
  });
});

describe('a verdict makes history', () => {
  const row = aDomain({ vantages: [aVantage('telkom', 'ada', { since: at(1) })] });
  const verdict = (vantage: string, since: string) => ({
    ...aVerdict(row.id, 'ada', 'ada'),
    vantage: aVantage(vantage, 'ada', { since }),
  });

  it('when a vantage says it since another moment, or for the first time', () => {
    expect(isNews(row, verdict('telkom', at(2)))).toBe(true);
    expect(isNews(row, verdict('xl', at(2)))).toBe(true);
  });

  it('and not when it says the same as ever', () => expect(isNews(row, verdict('telkom', at(1)))).toBe(false));
});
