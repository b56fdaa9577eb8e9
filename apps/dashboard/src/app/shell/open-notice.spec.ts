import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Rendered } from '../../testing/rendered';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { OpenNotice } from './open-notice';

describe('The notice that strangers may report', () => {
  const isAdmin = signal(true);
  const current = signal<{ openToNetwork: boolean } | undefined>(undefined);

  const shown = async () => {
    const page = new Rendered(TestBed.createComponent(OpenNotice));
    await page.settled();
    return page;
  };

  beforeEach(() => {
    isAdmin.set(true);
    current.set({ openToNetwork: true });
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { isAdmin } },
        { provide: Stats, useValue: { current } },
      ],
    });
  });

  it('is for admins, where others reach the API without keys', async () => {
    const page = await shown();
    expect(page.text).toContain('CHECKER_AUTH=key');
    isAdmin.set(false);
    await page.settled();
    expect(page.text).toBe('');
    isAdmin.set(true);
    current.set({ openToNetwork: false });
    await page.settled();
    expect(page.text).toBe('');
  });

  it('once dismissed, stays away while the page is read anew, until somebody signs in again', async () => {
    const first = await shown();
    first.button('Dismiss')!.click();
    await first.settled();
    expect(first.text).toBe('');
    // As a page that is read anew: nothing of the former one was told that it ends.
    const again = await shown();
    expect(again.text).toBe('');
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { isAdmin } },
        { provide: Stats, useValue: { current } },
      ],
    });
    expect((await shown()).text).toContain('CHECKER_AUTH=key');
  });
});
