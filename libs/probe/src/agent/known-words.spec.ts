import type { ApiClient, ScanReport } from './api-client';
import { inKnownWords } from './known-words';

const aReport = (id: string): ScanReport => ({
  id,
  scanResult: {
    status: 'inconclusive',
    reason: 'It failed',
    reasonCode: 'own.failure',
    reasonParams: { layer: 'tcp' },
  },
});
const BATCH = ['a', 'b', 'c'].map(aReport);
const hasCode = ({ scanResult }: ScanReport) => scanResult.reasonCode !== undefined;

type Answer = Awaited<ReturnType<ApiClient['report']>>;
const took = (count: number, errors: { index: number; id: string; error: string }[] = []): Answer => ({
  ok: true,
  value: { success: count - errors.length, failed: errors.length, errors },
});

function anApi(answer: (updates: readonly ScanReport[]) => Answer) {
  const sent: (readonly ScanReport[])[] = [];
  const report: ApiClient['report'] = async (updates) => {
    sent.push(updates);
    return answer(updates);
  };
  return { sent, api: inKnownWords({ report }) };
}

it('sends codes to an API that takes them', async () => {
  const { sent, api } = anApi((updates) => took(updates.length));
  expect(await api.report(BATCH)).toEqual(took(3));
  expect(sent).toEqual([BATCH]);
});

it('sends words alone to an API that refuses the whole, from then on', async () => {
  const refuses: Answer = { ok: false, status: 400, problem: 'unknown', retryAfterMs: null };
  const { sent, api } = anApi((updates) => (updates.some(hasCode) ? refuses : took(updates.length)));
  expect(await api.report(BATCH)).toEqual(took(3));
  expect(await api.report(BATCH)).toEqual(took(3));
  expect(sent.map((updates) => updates.filter(hasCode).length)).toEqual([3, 0, 0]);
});

it('sends again only the items that an API refuses for their codes, and keeps its other errors', async () => {
  const unknown = (index: number, id: string) => ({ index, id, error: 'property reasonCode should not exist' });
  const gone = { index: 1, id: 'b', error: 'no such domain' };
  const { sent, api } = anApi((updates) =>
    updates.some(hasCode) ? took(3, [unknown(0, 'a'), gone, unknown(2, 'c')]) : took(2, [{ ...gone, id: 'c' }]),
  );
  expect(await api.report(BATCH)).toEqual(took(3, [gone, { index: 2, id: 'c', error: 'no such domain' }]));
  expect(sent[1]?.map(({ id }) => id)).toEqual(['a', 'c']);
});

it('leaves out evidence too where an API knows even less', async () => {
  const refuses: Answer = { ok: false, status: 400, problem: 'unknown', retryAfterMs: null };
  const isSeed = ({ scanResult }: ScanReport) => !hasCode({ id: '', scanResult }) && scanResult.evidence === undefined;
  const { sent, api } = anApi((updates) => (updates.every(isSeed) ? took(updates.length) : refuses));
  const seen = BATCH.map(({ id, scanResult }) => ({ id, scanResult: { ...scanResult, evidence: { rule: 'x' } } }));
  expect(await api.report(seen)).toEqual(took(3));
  expect(await api.report(seen)).toEqual(took(3));
  expect(sent).toHaveLength(4);
  expect(sent[3]?.[0]).toEqual({ id: 'a', scanResult: { status: 'inconclusive', reason: 'It failed' } });
});

it('sends one item without the evidence that is refused in it, and the next ones with theirs', async () => {
  const bad = { index: 0, id: 'a', error: 'evidence is at most 4096 bytes' };
  const large = { id: 'a', scanResult: { status: 'blocked' as const, evidence: { large: true } } };
  const { sent, api } = anApi((updates) => took(updates.length, updates[0]?.scanResult.evidence ? [bad] : []));
  expect(await api.report([large])).toEqual(took(1));
  await api.report([large]);
  expect(sent.map(([first]) => first?.scanResult.evidence !== undefined)).toEqual([true, false, true, false]);
});

it('goes on saying everything to an API that refused something else', async () => {
  const refuses: Answer = { ok: false, status: 400, problem: 'checkedAt', retryAfterMs: null };
  const { sent, api } = anApi((updates) => (sent.length <= 2 ? refuses : took(updates.length)));
  expect(await api.report(BATCH)).toEqual(refuses);
  expect(await api.report(BATCH)).toEqual(took(3));
  expect(sent.at(-1)).toEqual(BATCH);
});

it('asks once again, not for ever', async () => {
  const refuses: Answer = { ok: false, status: 400, problem: 'never', retryAfterMs: null };
  const { sent, api } = anApi(() => refuses);
  expect(await api.report(BATCH)).toEqual(refuses);
  expect(sent).toHaveLength(2);
});
