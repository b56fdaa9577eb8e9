import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { answerTimeout } from './answer-timeout';

it('lets reads end after a while, and writes, of which nobody knows what became, later', () => {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([answerTimeout])), provideHttpClientTesting()],
  });
  const http = TestBed.inject(HttpClient);
  http.get('/api/stats').subscribe();
  http.post('/api/brands', {}).subscribe();
  http.post('/api/domains/import', {}, { timeout: 600_000 }).subscribe();
  const controller = TestBed.inject(HttpTestingController);
  expect(controller.expectOne('/api/stats').request.timeout).toBe(20_000);
  expect(controller.expectOne('/api/brands').request.timeout).toBe(30_000);
  expect(controller.expectOne('/api/domains/import').request.timeout).toBe(600_000);
});
