import { askPlugin } from './ask-plugin';
import type { PluginCheck } from './plugin';

const question = {
  target: { input: 'a.example', host: 'a.example', urls: [] },
  observations: { host: 'a.example', urls: [], complete: true, durationMs: 0 },
  alone: false,
  timeoutMs: 5_000,
  signal: new AbortController().signal,
};
const ask = (check: unknown, over: Partial<typeof question> = {}) =>
  askPlugin({ name: 'mine.mjs', check: check as PluginCheck }, { ...question, ...over });

it('hears an opinion, and the absence of one', async () => {
  const blocked = { status: 'blocked', reason: 'On my list' };
  expect(await ask(() => blocked)).toEqual({ plugin: 'mine.mjs', opinion: blocked, problem: null });
  expect(await ask(async () => undefined)).toMatchObject({ opinion: null, problem: null });
});

it.each([
  [
    'throws',
    () => {
      throw new Error('boom');
    },
    'boom',
  ],
  ['rejects', async () => Promise.reject(new Error('later boom')), 'later boom'],
  ['answers nonsense', () => ({ status: 'maybe' }), 'status must be one of: blocked, accessible, down, inconclusive'],
])('survives one that %s', async (_, check, problem) => {
  expect(await ask(check)).toEqual({ plugin: 'mine.mjs', opinion: null, problem });
});

it('stops waiting for one that hangs, and tells it so', async () => {
  let told: AbortSignal | undefined;
  const hang: PluginCheck = (_target, { signal }) => {
    told = signal;
    return new Promise(() => undefined);
  };
  expect(await ask(hang, { timeoutMs: 5 })).toMatchObject({ problem: 'gave no answer in 5 ms' });
  expect(told?.aborted).toBe(true);
});
