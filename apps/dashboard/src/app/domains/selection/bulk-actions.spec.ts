import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { BulkResultDto } from '@nawala/contracts';
import { Toasts } from '../../changes/toasts';
import { Jobs } from '../../jobs/jobs';
import { Dialogs } from '../../ui/dialogs';
import { BulkActions } from './bulk-actions';

const ids = ['a', 'b'];

describe('What is done to the domains that are chosen', () => {
  const said: string[] = [];
  const jobs = {
    follow: (id: string) => void said.push(`follows ${id}`),
    offerUndo: (text: string, address: string) => void said.push(`${text} – undo at ${address}`),
    showFailures: (failed: readonly unknown[]) => void said.push(`${failed.length} failed`),
  };
  const toasts = {
    done: (text: string) => void said.push(text),
    failed: (text: string) => void said.push(`failed: ${text}`),
  };
  /** Says yes to everything. */
  const dialogs = { ask: ({ act }: { act: () => Promise<unknown> }) => act().then(() => true) };
  let http: HttpTestingController;
  let bulk: BulkActions;

  beforeEach(() => {
    said.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Jobs, useValue: jobs },
        { provide: Toasts, useValue: toasts },
        { provide: Dialogs, useValue: dialogs },
        BulkActions,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    bulk = TestBed.inject(BulkActions);
  });

  const answer = async (body: Partial<BulkResultDto>, headers: Record<string, string> = {}) => {
    const request = http.expectOne('/api/domains/bulk');
    request.flush({ matched: 2, changed: 2, failed: [], ...body }, { headers });
    return request.request.body as unknown;
  };

  it('is said, and can be taken back', async () => {
    const done = bulk.run({ ids }, 2, 'pause');
    expect(await answer({}, { Undo: '/api/jobs/j' })).toEqual({ ids, action: 'pause' });
    expect(await done).toBe(true);
    expect(said).toEqual(['2 domains are paused – undo at /api/jobs/j']);
  });

  it('names what was left as it was', async () => {
    const done = bulk.run({ filter: { tag: ['vip'] } }, 2, 'delete');
    const failed = [
      { id: 'b', domain: 'b.example.com', displayName: 'b.example.com', error: 'Gone', code: 'DOMAIN_NOT_FOUND' },
    ];
    await answer({ changed: 0, failed });
    expect(await done).toBe(true);
    expect(said).toEqual(['0 domains are deleted', '1 failed']);
  });

  it('goes on in the background when there is much of it', async () => {
    const done = bulk.run({ filter: {} }, 5000, 'resume');
    const link = { id: 'j', url: '/api/jobs/j' };
    http.expectOne('/api/domains/bulk').flush(link, { status: 202, statusText: 'Accepted' });
    expect(await done).toBe(true);
    expect(said).toEqual(['follows j']);
  });

  it('is not done when the server refuses, which is said', async () => {
    const done = bulk.run({ ids }, 2, 'pause');
    http.expectOne('/api/domains/bulk').flush(null, { status: 500, statusText: 'Fault' });
    expect(await done).toBe(false);
    expect(said).toEqual([expect.stringMatching(/^failed: /)]);
  });
});
