import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aUser } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import { Rendered } from '../../testing/rendered';
import { signedInAs } from '../../testing/signed-in-as';
import { Toasts } from '../changes/toasts';
import { LiveClient } from '../live/live-client';
import { UsersPage } from './users-page';

describe('UsersPage', () => {
  const live = liveStub();
  let http: HttpTestingController;
  let page: Rendered;

  beforeEach(() => {
    signedInAs('admin');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LiveClient, useValue: live },
        { provide: Toasts, useValue: {} },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = new Rendered(TestBed.createComponent(UsersPage));
    TestBed.tick();
  });

  const read = () => http.expectOne('/api/users');
  async function answer(name: string): Promise<void> {
    read().flush([aUser({ name })]);
    await page.settled();
  }
  async function fail(): Promise<void> {
    read().flush(null, { status: 503, statusText: 'Not ready' });
    await page.settled();
  }

  it('says that it failed until it has loaded, with the same button all along', async () => {
    await fail();
    const retry = page.button('Retry')!;
    retry.click();
    TestBed.tick();
    expect(page.text).toContain('Users could not be loaded');
    expect(retry.textContent).toContain('Trying again…');
    await fail();
    expect(page.button('Retry')).toBe(retry);
    retry.click();
    TestBed.tick();
    await answer('Ani');
    expect(page.text).toContain('Ani');
    expect(page.text).not.toContain('could not');
  });

  it('reads anew after a gap, and keeps what it has when that fails', async () => {
    await answer('Ani');
    live.gaps.next();
    TestBed.tick();
    await fail();
    expect(page.text).toContain('Ani');
    expect(page.text).toContain('may be out of date');
  });

  it('asks about the row whose menu was opened before it deletes', async () => {
    await answer('Ani');
    page.button('Actions for Ani')!.click();
    await page.settled();
    [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')].at(-1)!.click();
    await page.settled();
    expect(document.querySelector('mat-dialog-container')?.textContent).toContain('Ani');
  });
});
