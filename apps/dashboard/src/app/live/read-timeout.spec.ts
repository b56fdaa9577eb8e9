import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { readTimeout } from './read-timeout';

it('lets reads end after a while, and writes take as long as they take', () => {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([readTimeout])), provideHttpClientTesting()],
  });
  const http = TestBed.inject(HttpClient);
  http.get('/api/stats').subscribe();
  http.post('/api/brands', {}).subscribe();
  const controller = TestBed.inject(HttpTestingController);
  expect(controller.expectOne('/api/stats').request.timeout).toBe(20_000);
  expect(controller.expectOne('/api/brands').request.timeout).toBeUndefined();
});
