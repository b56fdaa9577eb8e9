import { type JobDto, LIMITS } from '@nawala/contracts';
import { Types } from 'mongoose';
import type { JobHandler, JobSlice, SliceOutcome } from '../src/jobs/job-handler';
import { JobRunner } from '../src/jobs/job-runner';
import type { JobRecord } from '../src/jobs/job.schema';
import { eventually } from './support/eventually';
import { ended, jobOf, timePasses, undo } from './support/jobs';
import { listenLive, type LiveClient } from './support/live-client';
import { startApi, type TestApi } from './support/start-api';
import { openStore, type TestStore } from './support/store';
import type { SignedInClient } from './support/users';

/** Three slices. */
const ROWS = Array.from({ length: 450 }, (_, index) => index);
const failure = (index: number) => {
  const name = `=row ${index}`;
  return { line: index + 1, domain: name, displayName: name, error: 'It is odd', code: 'ODD' };
};

/** What a spec's job does, and what was done. */
class Doing implements JobHandler<object, number, string> {
  readonly kinds = ['import'] as const;
  readonly log: string[] = [];
  outcome: (items: readonly number[]) => SliceOutcome = (items) => ({ counts: { created: items.length } });
  before: (no: number) => Promise<void> = async () => undefined;

  /** Jobs of other specs may be settled meanwhile. */
  get runs(): string[] {
    return this.log.filter((line) => line.startsWith('run'));
  }

  async run(_task: unknown, slice: JobSlice<number, string>): Promise<SliceOutcome> {
    await this.before(slice.first);
    await slice.remember(`from ${slice.first}`);
    this.log.push(`run ${slice.first}`);
    return this.outcome(slice.items);
  }

  async undo(_task: unknown, { memory, items }: JobSlice<number, string>): Promise<SliceOutcome> {
    this.log.push(`undo ${memory}`);
    return { counts: { restored: items.length } };
  }

  async settle(_task: unknown, { first }: JobSlice<number, string>): Promise<void> {
    this.log.push(`settle ${first}`);
  }
}

describe('Jobs', () => {
  let store: TestStore;
  let api: TestApi;
  let admin: SignedInClient;
  let doing: Doing;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    store = await openStore();
    api = await startApi({ MONGODB_URI: store.uri });
    admin = await api.signedIn('admin');
  });
  beforeEach(() => (doing = doingIn(api)));
  afterEach(() => {
    jest.restoreAllMocks();
    open.splice(0).forEach((client) => client.close());
  });
  afterAll(async () => {
    await api?.stop();
    await store?.stop();
  });

  function doingIn({ app }: TestApi): Doing {
    const made = new Doing();
    app.get(JobRunner).register(made);
    return made;
  }
  const start = async (who = admin, where = api): Promise<string> =>
    (await where.app.get(JobRunner).start({ kind: 'import', owner: who.user, input: {}, items: ROWS })).id;
  const listen = async (token: string): Promise<LiveClient> => {
    const client = await listenLive(api.url, { token });
    open.push(client);
    return client;
  };

  it('are done slice by slice, in order, and tell what became of them', async () => {
    const id = await start();
    const job = await ended(admin, id);
    expect(job).toMatchObject({ id, kind: 'import', state: 'done', undoing: false, done: 450, total: 450 });
    expect(job).toMatchObject({ result: { created: 450 }, failed: [], failures: 0, undoUntil: expect.any(String) });
    expect(doing.runs).toEqual(['run 0', 'run 200', 'run 400']);
  });

  it('show their owner how far they are, and nobody else', async () => {
    const other = await api.signedIn('admin');
    const [mine, theirs] = [await listen(admin.token), await listen(other.token)];
    const id = await start();
    const hears = () => mine.heard('job:changed').map(({ job }) => job);
    const heard = await eventually(
      async () => hears(),
      (jobs) => jobs.at(-1)?.state === 'done',
    );
    expect(heard.every((job) => job.id === id)).toBe(true);
    expect(heard.at(-1)).toMatchObject({ done: 450, result: { created: 450 } });
    await ended(other, await start(other));
    await theirs.hears('job:changed');
    expect(theirs.heard('job:changed').every(({ job }) => job.id !== id)).toBe(true);
  });

  it('name the first hundred rows that failed, and all of them in a file that no spreadsheet runs', async () => {
    doing.outcome = (items) => ({ failed: items.filter((index) => index % 3 === 0).map(failure) });
    const id = await start();
    const job = await ended(admin, id);
    expect(job.failures).toBe(150);
    expect(job.failed).toHaveLength(100);
    expect(job.failed[1]).toEqual(failure(3));
    const { body, headers } = await admin.get<string>(`/api/jobs/${id}/failures.csv`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="import-failures-[\d-]+T[\d-]+\.csv"$/);
    const lines = body.trim().split('\r\n');
    expect(lines).toHaveLength(151);
    expect(lines.slice(0, 2)).toEqual(['line,id,domain,code,error', "1,,'=row 0,ODD,It is odd"]);
  });

  it('end before their next slice when somebody cancels them, and can be undone then', async () => {
    let goOn = (): void => undefined;
    doing.before = (first) => (first === 200 ? new Promise((resolve) => (goOn = resolve)) : Promise.resolve());
    const id = await start();
    await eventually(
      async () => doing.log,
      (log) => log.includes('run 0'),
    );
    expect((await undo(admin, id)).body.code).toBe('JOB_RUNNING');
    expect((await admin.delete(`/api/jobs/${id}`)).status).toBe(204);
    goOn();
    expect(await ended(admin, id)).toMatchObject({ state: 'cancelled', done: 400 });
    expect((await undo(admin, id)).body).toMatchObject({ state: 'undone', undoing: true, result: { restored: 400 } });
    expect(doing.log).toEqual(['run 0', 'run 200', 'undo from 0', 'undo from 200', 'settle 0', 'settle 200']);
  });

  it('are undone once, however often and wherever that is asked for', async () => {
    const id = await start();
    await ended(admin, id);
    const answers = await Promise.all([undo(admin, id), undo(admin, id), undo(admin, id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await ended(admin, id)).toMatchObject({ state: 'undone', undoUntil: null, result: { restored: 450 } });
    expect(doing.log.filter((line) => line.startsWith('undo'))).toHaveLength(3);
  });

  it('cannot be undone after ten seconds, and are settled then', async () => {
    const id = await start();
    await ended(admin, id);
    timePasses(api, 10_001);
    expect((await undo(admin, id)).body.code).toBe('UNDO_OVER');
    await eventually(
      () => jobOf(admin, id),
      ({ undoUntil }) => undoUntil === null,
    );
    expect(doing.log).toContain('settle 400');
  });

  it('fail when a slice does, after a few attempts', async () => {
    doing.outcome = () => {
      throw new Error('broken');
    };
    expect(await ended(admin, await start())).toMatchObject({ state: 'failed', done: 0 });
    expect(doing.runs).toEqual(['run 0', 'run 0', 'run 0']);
  });

  it('that are large are a few at a time, however many are begun at once, and a hundred a day', async () => {
    const busy = await api.signedIn('admin');
    const waiting: (() => void)[] = [];
    doing.before = () => new Promise((go) => waiting.push(go));
    const large = Array.from({ length: LIMITS.rowsAtOnce + 1 }, (_, index) => index);
    const begin = (items = large, owner = busy.user) =>
      api.app.get(JobRunner).start({ kind: 'import', owner, input: {}, items });
    const begun = await Promise.allSettled(Array.from({ length: LIMITS.jobsRunning + 3 }, () => begin()));
    const links = begun.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    expect(links).toHaveLength(LIMITS.jobsRunning);
    await expect(begin()).rejects.toMatchObject({ code: 'TOO_MANY_JOBS' });
    // Nothing is left of those that were refused.
    const last = { items: LIMITS.rowsAtOnce };
    expect(await api.db.collection('job-slices').countDocuments(last)).toBe(LIMITS.jobsRunning);
    const others = [await begin(ROWS), await begin(large, admin.user)];
    doing.before = async () => undefined;
    for (const { id } of links) await busy.delete(`/api/jobs/${id}`);
    waiting.forEach((go) => go());
    for (const { id } of [...links, ...others]) await ended(admin, id);
    expect((await ended(admin, (await begin()).id)).state).toBe('done');

    const jobs = api.db.collection<JobRecord>('jobs');
    const { place: _place, ...before } = await jobs
      .findOne({ _id: new Types.ObjectId(links[0]!.id) })
      .then((job) => job!);
    const kept = Array.from({ length: LIMITS.jobsKept }, () => ({
      ...before,
      phase: 'over' as const,
      _id: new Types.ObjectId(),
    }));
    await jobs.insertMany(kept);
    await expect(begin()).rejects.toMatchObject({ code: 'TOO_MANY_JOBS_KEPT' });
  });

  it('go on in another instance when theirs has gone', async () => {
    const id = await start();
    await ended(admin, id);
    // As one that died in the middle of its second slice leaves it.
    const left = { holder: 'gone', phase: 'work', state: 'running', next: 1, done: 200, result: { created: 200 } };
    await api.db
      .collection('jobs')
      .updateOne({ _id: new Types.ObjectId(id) }, { $set: { ...left, readyAt: new Date(), endedAt: null } });
    expect(await ended(admin, id)).toMatchObject({ state: 'done', done: 450, result: { created: 450 } });
    expect(doing.runs).toEqual(['run 0', 'run 200', 'run 400', 'run 200', 'run 400']);
  });

  it('go on after a restart', async () => {
    const first = await startApi({ MONGODB_URI: store.uri });
    const here = doingIn(first);
    const stopping: Promise<void>[] = [];
    const told = jest.spyOn(first.app.get(JobRunner), 'beforeApplicationShutdown');
    here.before = async (no) => {
      if (no !== 200) return;
      stopping.push(first.stop());
      await eventually(
        async () => told.mock.calls.length,
        (calls) => calls > 0,
      );
    };
    const id = await start(admin, first);
    const job: JobDto = await ended(admin, id);
    await Promise.all(stopping);
    expect(job).toMatchObject({ state: 'done', done: 450, result: { created: 450 } });
    expect([here.runs, doing.runs]).toEqual([['run 0', 'run 200'], ['run 400']]);
  });
});
