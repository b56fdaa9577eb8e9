import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ViewDto } from '@nawala/contracts';
import { ViewsApi } from '../domains/views/views-api';
import { OVERVIEW, startView } from './start-view';

@Component({ template: '' })
class Page {}

const SPARE: ViewDto = {
  id: '1',
  name: 'Spare',
  query: 'tag=spare&status=ada&active=true&changedSince=24h',
  shared: false,
  own: true,
  start: true,
  total: 7,
};

describe('Where one begins', () => {
  let start: () => Promise<ViewDto | undefined>;

  beforeEach(() => {
    start = () => Promise.resolve(SPARE);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: '', pathMatch: 'full', canActivate: [startView], runGuardsAndResolvers: 'always', component: Page },
          { path: 'domains', component: Page },
        ]),
        { provide: ViewsApi, useValue: { start: () => start() } },
      ],
    });
  });

  it('is the list as it was saved for that', async () => {
    await RouterTestingHarness.create('/');
    expect(TestBed.inject(Router).url).toBe('/domains?status=ada&tag=spare&changed=24h');
  });

  it('is Home for those who ask for it by its link', async () => {
    await RouterTestingHarness.create('/domains');
    await TestBed.inject(Router).navigateByUrl('/', { info: OVERVIEW });
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('is asked for anew on Home, by the logo', async () => {
    const router = TestBed.inject(Router);
    await RouterTestingHarness.create('/domains');
    await router.navigateByUrl('/', { info: OVERVIEW });
    await router.navigateByUrl('/', { onSameUrlNavigation: 'reload' });
    expect(router.url).toBe('/domains?status=ada&tag=spare&changed=24h');
  });

  it.each([
    ['nothing is saved', () => Promise.resolve(undefined)],
    ['nobody answers', () => Promise.reject(new Error('away'))],
  ])('is Home when %s', async (_case, answer) => {
    start = answer;
    await RouterTestingHarness.create('/');
    expect(TestBed.inject(Router).url).toBe('/');
  });
});
