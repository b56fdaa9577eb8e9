import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  fileSpool,
  placeFile,
  runAgent,
  type AgentOptions,
  type Canaries,
  type CheckResult,
  type Probe,
  type Progress,
} from '../src/index';
import { aRow, startFakeApi, waitUntil, type FakeApi } from '../staged/index';
import { aResult, fakeProbe } from './support/fake-probe';

const NAMES = ['a.example.com', 'b.example.com', 'c.example.com'];

let api: FakeApi;
let stop: AbortController;
let seen: Progress[];
beforeEach(async () => {
  api = await startFakeApi(NAMES.map(aRow));
  stop = new AbortController();
  seen = [];
});
afterEach(async () => {
  stop.abort();
  await api.goAway().catch(() => undefined);
});

interface Run extends Partial<AgentOptions> {
  probe?: Probe;
  vantage?: string;
  canaries?: Canaries;
}
const run = ({ probe = fakeProbe(), vantage, canaries, ...over }: Run = {}) =>
  runAgent({
    api: api.url,
    intervalMs: 60_000,
    concurrency: 2,
    vantages: [{ probe, ...(vantage && { name: vantage }), ...(canaries && { canaries }) }],
    signal: stop.signal,
    report: (progress) => void seen.push(progress),
    grace: { checksMs: 100, deliveryMs: 200 },
    ...over,
  });
const kinds = () => seen.map(({ kind }) => kind);
const reported = () => api.reports.map(({ id }) => id).sort();
const allIds = () => api.rows.map(({ id }) => id).sort();

it('checks every domain of the list once and reports it', async () => {
  expect(await run({ once: true, vantage: 'telkom', key: 'secret' })).toBe(true);
  expect(reported()).toEqual(allIds());
  expect(api.authorization).toBe('Bearer secret');
  expect(api.reports[0]?.scanResult).toEqual({
    status: 'accessible',
    method: 'tls',
    reason: expect.any(String),
    confirmed: false,
    checkedAt: '2026-01-02T00:00:00.000Z',
    durationMs: 5,
    evidence: { rule: 'authentic-response' },
    vantage: 'telkom',
  });
  expect(api.log.filter((line) => line.startsWith('POST')).length).toBeLessThan(NAMES.length + 1);
});

it('leaves out what it does not know instead of sending null', async () => {
  const probe = fakeProbe(async ({ input }) => aResult(input, { status: 'inconclusive', method: null }));
  await run({ once: true, probe });
  expect(Object.keys(api.reports[0]!.scanResult)).not.toEqual(expect.arrayContaining(['method']));
  expect(Object.keys(api.reports[0]!.scanResult)).not.toEqual(expect.arrayContaining(['vantage']));
});

it('asks for the list again only if it has changed', async () => {
  const running = run({ intervalMs: 1 });
  await waitUntil(() => api.log.includes('GET 304') && api.reports.length >= 2 * NAMES.length);
  stop.abort();
  await running;
  expect(api.log.filter((line) => line === 'GET 200')).toHaveLength(1);
});

it.each([503, 500, 429, 401])('survives a list that answers %i', async (status) => {
  let refusals = 2;
  api.refuse = ({ method }) => (method === 'GET' && refusals-- > 0 ? { status, retryAfter: '0' } : undefined);
  expect(await run({ once: true })).toBe(true);
  expect(reported()).toEqual(allIds());
  expect(kinds().filter((kind) => kind === 'api-away')).toHaveLength(2);
});

it('loses no finished result while the API is away, and sends none twice', async () => {
  const probe = fakeProbe(async ({ input }) => {
    if (api.log.length === 1) {
      api.log.push('gone');
      await api.goAway();
    }
    return aResult(input);
  });
  const running = run({ once: true, probe });
  await waitUntil(() => kinds().includes('round-finished') && kinds().includes('api-away'));
  expect(api.reports).toEqual([]);
  expect(seen.find(({ kind }) => kind === 'api-away')).toMatchObject({
    problem: expect.stringContaining('cannot be reached (ECONNREFUSED)'),
  });
  await api.comeBack();
  expect(await running).toBe(true);
  expect(reported()).toEqual(allIds());
});

it('comes back to an API that has too much to do when that said, no sooner, and with everything', async () => {
  const asked: number[] = [];
  api.refuse = ({ method }) => {
    if (method !== 'POST') return undefined;
    asked.push(performance.now());
    return asked.length === 1 ? { status: 503, retryAfter: '1' } : undefined;
  };
  expect(await run({ once: true })).toBe(true);
  expect(asked[1]! - asked[0]!).toBeGreaterThan(990);
  expect(api.reports.map(({ id }) => id).sort()).toEqual(allIds());
});

it('sends smaller portions to an API that finds them too large', async () => {
  let refused = false;
  api.refuse = ({ method }) => {
    if (method !== 'POST' || refused) return undefined;
    refused = true;
    return { status: 413 };
  };
  await run({ once: true, concurrency: 3 });
  expect(reported()).toEqual(allIds());
  expect(kinds()).not.toContain('api-away');
});

const last = () => seen.at(-1);

it.each([400, 403, 404])('neither sends again nor passes over what is refused with %i', async (status) => {
  api.refuse = ({ method }) => (method === 'POST' ? { status } : undefined);
  expect(await run({ once: true })).toBe(false);
  expect(seen).toContainEqual(
    expect.objectContaining({ kind: 'refused', problem: `The API answers ${status}: Not now` }),
  );
  expect(last()).toEqual({ kind: 'finished', delivered: 0, refused: NAMES.length, lost: 0, pending: 0 });
});

it('refuses to cut what is too large below a single result', async () => {
  api.refuse = ({ method }) => (method === 'POST' ? { status: 413 } : undefined);
  expect(await run({ once: true })).toBe(false);
  expect(last()).toMatchObject({ kind: 'finished', refused: NAMES.length });
});

it('tells which results of a batch were refused and why, and that not all were taken', async () => {
  const problem = 'checkedAt is 10 minutes ahead';
  api.refuseReport = ({ id }) => (id === api.rows[1]!.id ? problem : undefined);
  expect(await run({ once: true })).toBe(false);
  expect(reported()).toEqual([api.rows[0]!.id, api.rows[2]!.id]);
  expect(seen).toContainEqual({ kind: 'refused', problem, example: NAMES[1], count: 1, total: 1 });
  expect(last()).toEqual({ kind: 'finished', delivered: 2, refused: 1, lost: 0, pending: 0 });
});

it('ends well when it is stopped, whatever was refused on the way', async () => {
  api.refuseReport = () => 'no';
  const running = run();
  await waitUntil(() => kinds().includes('refused'));
  stop.abort();
  expect(await running).toBe(true);
});

it('takes a page of the network itself for an API that is away', async () => {
  let portal = true;
  api.portal = ({ method }) => method === 'POST' && portal;
  const running = run({ once: true });
  await waitUntil(() => kinds().includes('api-away'));
  portal = false;
  expect(await running).toBe(true);
  expect(reported()).toEqual(allIds());
});

describe('with a clock that is wrong', () => {
  const MINUTE = 60_000;
  const checkedAt = () => api.reports.map(({ scanResult }) => Date.parse(scanResult.checkedAt!));

  it.each([10, -10])('that the server has %i minutes ahead of: warns, and dates by the server', async (minutes) => {
    api.clockAheadMs = minutes * MINUTE;
    expect(await run({ once: true })).toBe(true);
    const warned = seen.find(({ kind }) => kind === 'clock-off');
    const { offsetMs } = warned as Extract<Progress, { kind: 'clock-off' }>;
    expect(Math.round(offsetMs / MINUTE)).toBe(minutes);
    const measured = Date.parse(aResult('').checkedAt);
    expect(checkedAt()).toEqual(NAMES.map(() => measured + offsetMs));
  });

  it('says nothing within a minute', async () => {
    api.clockAheadMs = 30_000;
    await run({ once: true });
    expect(kinds()).not.toContain('clock-off');
    expect(checkedAt()).toEqual(NAMES.map(() => Date.parse(aResult('').checkedAt)));
  });
});

it('skips a row that cannot be measured and a check that breaks, and goes on', async () => {
  api.rows[0] = { ...api.rows[0]!, Domain: '10.0.0.1' };
  const probe = fakeProbe(async ({ input }) => {
    if (input === 'b.example.com') throw new Error('boom');
    return aResult(input);
  });
  await run({ once: true, probe });
  expect(reported()).toEqual([api.rows[2]!.id]);
  expect(seen.flatMap((progress) => (progress.kind === 'skipped' ? [progress.problem] : [])).sort()).toEqual([
    'Enter a host name, not an IP address',
    'boom',
  ]);
});

it('stops within moments: abandons what runs, delivers what is finished', async () => {
  const probe = fakeProbe(({ input }, signal) =>
    input === 'a.example.com'
      ? new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('called off'))))
      : Promise.resolve(aResult(input)),
  );
  const running = run({ probe, concurrency: 3 });
  await waitUntil(() => kinds().filter((kind) => kind === 'checked').length === 2);
  stop.abort();
  expect(await running).toBe(true);
  expect(reported()).toEqual([api.rows[1]!.id, api.rows[2]!.id]);
});

it('says when results could not be delivered before it had to stop', async () => {
  const running = run({ probe: fakeProbe() });
  api.refuse = ({ method }) => (method === 'POST' ? { status: 503, retryAfter: '60' } : undefined);
  await waitUntil(() => kinds().includes('api-away'));
  stop.abort();
  expect(await running).toBe(false);
});

it('shows how far it is', async () => {
  await run({ once: true });
  const checked = seen.flatMap((progress) => (progress.kind === 'checked' ? [progress] : []));
  expect(checked.map(({ done, total }) => `${done}/${total}`)).toEqual(['1/3', '2/3', '3/3']);
  expect(checked.at(-1)).toMatchObject({ etaMs: 0, perSecond: expect.any(Number) });
});

it('looks sooner at a name that has just changed', async () => {
  let looks = 0;
  const probe = fakeProbe(async ({ input }) => {
    const turns = input === 'a.example.com' && ++looks > 1;
    return aResult(input, turns ? { status: 'blocked', confirmed: true } : {});
  });
  const running = run({ probe, confirm: 1, intervalMs: 600 });
  await waitUntil(() => kinds().filter((kind) => kind === 'round-finished').length === 3);
  stop.abort();
  await running;
  const rounds = seen.flatMap((progress) => (progress.kind === 'round-started' ? [progress.total] : []));
  expect(rounds.slice(0, 3)).toEqual([3, 3, 1]);
});

describe('with a spool', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agent-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('delivers in the next run what this one could not', async () => {
    const file = join(folder, 'spool.jsonl');
    api.refuse = ({ method }) => (method === 'POST' ? { status: 503 } : undefined);
    const first = run({ spool: fileSpool(file) });
    await waitUntil(() => kinds().includes('round-finished') && kinds().includes('api-away'));
    stop.abort();
    expect(await first).toBe(false);
    expect(existsSync(file)).toBe(true);

    api.refuse = () => undefined;
    api.rows = [];
    stop = new AbortController();
    expect(await run({ once: true, spool: fileSpool(file), signal: stop.signal })).toBe(true);
    expect(api.reports.map(({ id }) => id).sort()).toEqual(NAMES.map((name, i) => aRow(name, i).id));
    expect(existsSync(file)).toBe(false);
  });

  it('goes on without one when the disk fails', async () => {
    api.refuse = ({ method }) => (method === 'POST' && !kinds().includes('spool-failed') ? { status: 503 } : undefined);
    writeFileSync(join(folder, 'file'), 'no folder');
    expect(await run({ once: true, spool: fileSpool(join(folder, 'file', 'spool.jsonl')) })).toBe(true);
    expect(reported()).toEqual(allIds());
  });
});

describe('with its place on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agent-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('goes on with the round that it was stopped in, and measures nothing twice', async () => {
    const place = placeFile(join(folder, 'x.round'));
    const checked: string[] = [];
    const hanging = fakeProbe(({ input }, signal) => {
      if (checked.length === 1)
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('called off'))));
      checked.push(input);
      return Promise.resolve(aResult(input));
    });
    const first = run({ probe: hanging, concurrency: 1, place });
    await waitUntil(() => api.reports.length === 1);
    stop.abort();
    await first;

    stop = new AbortController();
    const probe = fakeProbe(async ({ input }) => {
      checked.push(input);
      return aResult(input);
    });
    expect(await run({ probe, once: true, place, signal: stop.signal })).toBe(true);
    expect(checked.sort()).toEqual(NAMES);
    expect(reported()).toEqual(allIds());
    expect(seen.filter(({ kind }) => kind === 'round-finished')).toEqual([
      expect.objectContaining({ resumed: 1, total: 2, skipped: 0 }),
    ]);
    expect(existsSync(join(folder, 'x.round'))).toBe(false);
  });
});

it('sums every round up in one event', async () => {
  const probe = fakeProbe(async ({ input }) =>
    aResult(input, input === NAMES[0] ? { status: 'blocked', confirmed: true } : {}),
  );
  await run({ once: true, probe, vantage: 'telkom' });
  expect(seen.filter(({ kind }) => kind === 'round-finished')).toEqual([
    {
      kind: 'round-finished',
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      total: 3,
      resumed: 0,
      skipped: 0,
      durationMs: expect.any(Number),
      perSecond: expect.any(Number),
      delivered: expect.any(Number),
      refused: 0,
      pending: expect.any(Number),
      lost: 0,
      clockOffsetMs: expect.any(Number),
      vantages: [{ vantage: 'telkom', checked: 3, blocked: 1, accessible: 2, down: 0, inconclusive: 0, problem: null }],
    },
  ]);
});

describe('canaries', () => {
  const canaries = { mustBlock: ['bad.example.com'], mustAllow: ['good.example.com'] };
  const seeing = (bad: CheckResult['status'], good: CheckResult['status']) =>
    fakeProbe(async ({ input }) => {
      const status = { 'bad.example.com': bad, 'good.example.com': good }[input];
      return aResult(input, status && { status });
    });

  it('let a round begin when they are as they must be', async () => {
    await run({ once: true, canaries, probe: seeing('blocked', 'accessible') });
    expect(api.reports.map(({ scanResult }) => scanResult.status)).toEqual(NAMES.map(() => 'accessible'));
  });

  it.each([
    ['accessible', 'accessible', 'This path does not measure: bad.example.com must be blocked here and is accessible'],
    ['blocked', 'inconclusive', 'This network is broken: good.example.com must be accessible and is inconclusive'],
  ] as const)('make the whole round inconclusive: %s, %s', async (bad, good, reason) => {
    await run({ once: true, canaries, probe: seeing(bad, good) });
    expect(reported()).toEqual(allIds());
    expect(new Set(api.reports.map(({ scanResult }) => `${scanResult.status}: ${scanResult.reason}`))).toEqual(
      new Set([`inconclusive: ${reason}`]),
    );
    expect(kinds()).toContain('path-broken');
  });
});
