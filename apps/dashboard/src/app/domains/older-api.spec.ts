import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { olderApi } from './older-api';

describe('What an older API does not know', () => {
  let told: unknown[];
  let controller: HttpTestingController;
  const next = () => controller.expectOne(({ url }) => url === '/api/domains');
  const refuse = (path: string) => next().flush({ errors: [{ path }] }, { status: 400, statusText: 'Bad Request' });

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([olderApi])), provideHttpClientTesting()],
    });
    told = [];
    controller = TestBed.inject(HttpTestingController);
    TestBed.inject(HttpClient)
      .get('/api/domains', { params: { sort: 'domain', blockedFirst: true } })
      .subscribe({ next: (answer) => told.push(answer), error: () => told.push('failed') });
  });
  afterEach(() => controller.verify());

  it('is left out when it has been refused', () => {
    refuse('blockedFirst');
    const again = next();
    expect(again.request.params.toString()).toBe('sort=domain');
    again.flush('rows');
    expect(told).toEqual(['rows']);
  });

  it('is not the reason for every refusal', () => {
    refuse('sort');
    expect(told).toEqual(['failed']);
  });
});
