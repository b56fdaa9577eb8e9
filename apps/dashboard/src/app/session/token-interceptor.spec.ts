import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { Session } from './session';
import { tokenInterceptor } from './token-interceptor';

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('token interceptor', () => {
  const session = { token: jest.fn(), refresh: jest.fn() };
  let http: HttpTestingController;

  beforeEach(() => {
    session.token.mockReset().mockResolvedValue('old');
    session.refresh.mockReset().mockResolvedValue('new');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([tokenInterceptor])),
        provideHttpClientTesting(),
        { provide: Session, useValue: session },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  const get = (url: string) => firstValueFrom(TestBed.inject(HttpClient).get(url));
  const refuse = { status: 401, statusText: 'Unauthorized' };

  it('sends the token with API calls', async () => {
    const answer = get('/api/brands');
    await settle();
    const { request } = http.expectOne('/api/brands');
    expect(request.headers.get('Authorization')).toBe('Bearer old');
    http.match(() => true);
    void answer.catch(() => undefined);
  });

  it('gives the token to nobody else', async () => {
    void get('/theme.json').catch(() => undefined);
    await settle();
    expect(http.expectOne('/theme.json').request.headers.has('Authorization')).toBe(false);
  });

  it('renews the token after a 401 and tries again', async () => {
    const answer = get('/api/brands');
    await settle();
    http.expectOne('/api/brands').flush(null, refuse);
    await settle();
    const retry = http.expectOne('/api/brands');
    expect(retry.request.headers.get('Authorization')).toBe('Bearer new');
    retry.flush([]);
    expect(await answer).toEqual([]);
  });

  it('tries again only once', async () => {
    const answer = get('/api/brands');
    await settle();
    http.expectOne('/api/brands').flush(null, refuse);
    await settle();
    http.expectOne('/api/brands').flush(null, refuse);
    await expect(answer).rejects.toMatchObject({ status: 401 });
    expect(session.refresh).toHaveBeenCalledTimes(1);
  });

  it('hands the refusal on when no new token is to be had', async () => {
    session.refresh.mockRejectedValue(new Error('away'));
    const answer = get('/api/brands');
    await settle();
    http.expectOne('/api/brands').flush(null, refuse);
    await expect(answer).rejects.toMatchObject({ status: 401 });
  });

  it('leaves a wrong password a wrong password', async () => {
    const answer = firstValueFrom(TestBed.inject(HttpClient).post('/api/auth/login', {}));
    http.expectOne('/api/auth/login').flush(null, refuse);
    await expect(answer).rejects.toMatchObject({ status: 401 });
    expect(session.refresh).not.toHaveBeenCalled();
  });
});
