import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { type CanMatchFn, type PartialMatchRouteSnapshot, provideRouter, UrlSegment } from '@angular/router';
import { signedInAs } from '../../testing/signed-in-as';
import { hasRole } from './has-role';
import { signedIn } from './signed-in';
import { signedOut } from './signed-out';

const outcome = (guard: CanMatchFn, path: string) => {
  TestBed.resetTestingModule().configureTestingModule({ providers: [provideHttpClient(), provideRouter([])] });
  return TestBed.runInInjectionContext(() =>
    String(guard({}, [new UrlSegment(path, {})], {} as PartialMatchRouteSnapshot)),
  );
};

describe('guards', () => {
  beforeEach(() => localStorage.clear());

  it('send strangers to the sign-in, with the way back', () => {
    expect(outcome(signedIn, 'brands')).toBe('/login?back=%2Fbrands');
  });

  it('let those who are signed in pass, and keep them from signing in twice', () => {
    signedInAs('user');
    expect(outcome(signedIn, 'brands')).toBe('true');
    expect(outcome(signedOut, 'login')).toBe('/');
  });

  it('keep users out of the pages of admins', () => {
    signedInAs('user');
    expect(outcome(hasRole('admin'), 'users')).toBe('/');
  });

  it('let admins into theirs', () => {
    signedInAs('admin');
    expect(outcome(hasRole('admin'), 'users')).toBe('true');
  });
});
