import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { JobDto } from '@nawala/contracts';
import { liveStub } from '../../testing/live-stub';
import { signedInAs } from '../../testing/signed-in-as';
import { Toasts } from '../changes/toasts';
import { LiveClient } from '../live/live-client';
import { Languages } from '../locale/languages';
import { Dialogs } from '../ui/dialogs';
import { Jobs } from './jobs';
import { aJob } from './testing/a-job';

describe('Jobs', () => {
  const said: string[] = [];
  let live: ReturnType<typeof liveStub>;
  let http: HttpTestingController;

  function open(): Jobs {
    TestBed.resetTestingModule();
    live = liveStub();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LiveClient, useValue: live },
        { provide: Languages, useValue: { later: () => Promise.resolve() } },
        { provide: Dialogs, useValue: { open: () => Promise.resolve(said.push('failures')) } },
        {
          provide: Toasts,
          useValue: {
            done: (text: string) => void said.push(text),
            failed: (text: string) => void said.push(`failed: ${text}`),
            undoable: (text: string, _until: number, undo: () => void) => (said.push(text), undo()),
          },
        },
        Jobs,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    return TestBed.inject(Jobs);
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const answer = async (job: JobDto) => {
    http.expectOne(`/api/jobs/${job.id}`).flush(job);
    await settled();
  };
  const hears = async (job: JobDto) => {
    live.arrivals.next({ type: 'job:changed', payload: { job } });
    await settled();
  };

  beforeEach(() => {
    said.length = 0;
    localStorage.clear();
    signedInAs('admin');
  });

  it('are shown as far as they are, and only those that were begun here', async () => {
    const jobs = open();
    jobs.follow('a');
    await answer(aJob({ id: 'a' }));
    await hears(aJob({ id: 'a', done: 800 }));
    await hears(aJob({ id: 'somebody else’s' }));
    expect(jobs.shown()).toEqual([aJob({ id: 'a', done: 800 })]);
  });

  it('are there after a reload, until they are put away', async () => {
    open().follow('a');
    const again = open();
    live.gaps.next();
    await answer(aJob({ id: 'a', state: 'done' }));
    expect(again.shown()).toHaveLength(1);
    again.dismiss('a');
    expect(again.shown()).toEqual([]);
    open();
    live.gaps.next();
    http.expectNone('/api/jobs/a');
  });

  it('are forgotten when the server knows nothing of them any more', async () => {
    const jobs = open();
    jobs.follow('a');
    http.expectOne('/api/jobs/a').flush(null, { status: 404, statusText: 'Not found' });
    await settled();
    live.gaps.next();
    http.expectNone('/api/jobs/a');
  });

  it('are taken back where an answer said they can be', async () => {
    open().offerUndo('Deleted', '/api/jobs/j');
    http.expectOne({ method: 'POST', url: '/api/jobs/j/undo' }).flush(aJob({ id: 'j', state: 'undone' }));
    await settled();
    expect(said).toEqual(['Deleted', 'Undone']);
  });

  it('say what could not be taken back', async () => {
    open().offerUndo('Deleted', '/api/jobs/j');
    const failed = [
      { id: 'b', domain: 'b.example.com', displayName: 'b.example.com', error: 'Gone', code: 'CHANGED_SINCE' },
    ];
    http.expectOne('/api/jobs/j/undo').flush(aJob({ id: 'j', state: 'undone', failed, failures: 1 }));
    await settled();
    expect(said).toEqual(['Deleted', 'Undone', 'failures']);
  });
});
