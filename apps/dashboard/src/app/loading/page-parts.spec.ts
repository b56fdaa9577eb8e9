import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideRouting } from './provide-routing';
import { PageLoader } from './page-loader';
import { PageParts, part } from './page-parts';

@Component({ template: 'Here' })
class Here {}

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

describe('a part of the page that cannot be loaded', () => {
  const loader = { reloadedFor: undefined as string | undefined, isReachable: jest.fn(), reload: jest.fn() };
  let parts: PageParts;
  let router: Router;

  beforeEach(async () => {
    loader.reloadedFor = undefined;
    loader.isReachable.mockReset().mockResolvedValue(true);
    loader.reload.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideRouting([
          { path: 'here', component: Here },
          { path: 'gone', loadComponent: part<never>(gone) },
        ]),
        { provide: PageLoader, useValue: loader },
      ],
    });
    parts = TestBed.inject(PageParts);
    router = TestBed.inject(Router);
    await RouterTestingHarness.create('/here');
  });

  it('makes the page load anew where the navigation wanted to go', async () => {
    await router.navigateByUrl('/gone?page=2');
    await Promise.resolve();
    expect(loader.reload).toHaveBeenCalledWith('/gone?page=2', true, String(gone));
    expect(parts.missing()).toBeNull();
  });

  it('is not asked for by a second reload, but said', async () => {
    loader.reloadedFor = String(gone);
    await router.navigateByUrl('/gone');
    await Promise.resolve();
    expect(loader.reload).not.toHaveBeenCalled();
    expect(parts.missing()).toMatchObject({ target: '/gone', reachable: true });
  });

  it('is said while nobody answers: the page that is there is not given up', async () => {
    loader.isReachable.mockResolvedValue(false);
    await router.navigateByUrl('/gone');
    await Promise.resolve();
    expect(loader.reload).not.toHaveBeenCalled();
    expect(parts.missing()).toMatchObject({ reachable: false });
    expect(router.url).toBe('/here');

    loader.isReachable.mockResolvedValue(true);
    await parts.retry(parts.missing()!);
    expect(loader.reload).toHaveBeenCalledWith('/gone', true);
  });

  it('opens no dialog, and brings the page back where it was', async () => {
    expect(await parts.load(gone)).toBeUndefined();
    expect(loader.reload).toHaveBeenCalledWith('/here', false, String(gone));
  });

  it('is forgotten when it could be loaded after all', async () => {
    loader.isReachable.mockResolvedValue(false);
    await parts.load(gone);
    expect(parts.missing()).not.toBeNull();
    expect(await parts.load(() => Promise.resolve('loaded'))).toBe('loaded');
    expect(parts.missing()).toBeNull();
  });
});
