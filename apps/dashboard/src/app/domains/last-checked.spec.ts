import { TestBed } from '@angular/core/testing';
import { LastChecked } from './last-checked';

const shown = async (lastChecked: string | null, lastAttempt: string | null) => {
  const fixture = TestBed.createComponent(LastChecked);
  fixture.componentRef.setInput('nawala', { lastChecked, lastAttempt });
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();
};
const now = () => new Date().toISOString();

describe('when a domain was last checked', () => {
  it('is the time of its verdict', async () => expect(await shown(now(), now())).toBe('just now'));
  it('says that somebody tried when nothing was learnt', async () =>
    expect(await shown(null, now())).toBe('no result, just now'));
  it('is said to come when nobody tried', async () => expect(await shown(null, null)).toBe('not checked yet'));
});
