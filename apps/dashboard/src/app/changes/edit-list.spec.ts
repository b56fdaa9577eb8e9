import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aTransition } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import { Rendered } from '../../testing/rendered';
import { LiveClient } from '../live/live-client';
import { Stats } from '../stats/stats';
import { EditList } from './edit-list';

describe('EditList', () => {
  let http: HttpTestingController;
  let page: Rendered;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LiveClient, useValue: liveStub() },
        { provide: Stats, useValue: { brands: signal(new Map()) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(EditList);
    fixture.componentRef.setInput('of', { brand: 'b' });
    fixture.componentRef.setInput('named', true);
    page = new Rendered(fixture);
    TestBed.tick();
  });

  const answer = async (...items: ReturnType<typeof aTransition>[]) => {
    const asked = http.expectOne(({ url, params }) => url === '/api/transitions' && params.get('brand') === 'b');
    expect(asked.request.params.getAll('kind')).toEqual(['edit']);
    asked.flush({ items, next: null });
    await page.settled();
  };

  it('says who changed what, and where', async () => {
    const fields = { active: { from: true, to: false } };
    const row = aTransition({ kind: 'edit', actor: { id: 'u', name: 'Night Shift' }, fields, domain: 'a.example.com' });
    await answer(row);
    const parts = page.all('li :is(.avatar, strong, .said, .domain)').map((part) => part.textContent!.trim());
    expect(parts).toEqual(['NS', 'Night Shift', 'paused', 'a.example.com']);
  });

  it('says that nobody did', async () => {
    await answer();
    expect(page.text).toContain('Nobody has changed anything yet.');
  });
});
