import type { Target } from '../target';
import { createPluginProbe, verdictOfPlugin } from './plugin-probe';
import type { Plugin, PluginCheck } from './plugin';

const TARGET: Target = { input: 'shop.example.com', host: 'shop.example.com', urls: [] };
const aPlugin = (check: PluginCheck, prepare?: () => Promise<unknown>): Plugin => ({
  name: 'list.mjs',
  check,
  ...(prepare && { prepare }),
});
const soon = { patienceMs: 60_000 };

it('has the word alone, and knows it', async () => {
  const check: PluginCheck = ({ host }, { alone, observations }) => ({
    status: alone && observations.urls.length === 0 ? 'blocked' : 'down',
    method: 'list',
    reason: `${host} is on X`,
    reasonCode: 'list.listed',
    reasonParams: { host, list: 'X' },
    evidence: { list: 'X' },
  });
  expect(await createPluginProbe(aPlugin(check), soon).check(TARGET)).toMatchObject({
    target: 'shop.example.com',
    status: 'blocked',
    method: 'list',
    reason: 'shop.example.com is on X',
    reasonCode: 'list.listed',
    reasonParams: { host: 'shop.example.com', list: 'X' },
    confirmed: false,
    evidence: { list: 'X' },
  });
});

it.each([
  [{ opinion: null, problem: null }, 'plugin.silent', 'list.mjs has no opinion on shop.example.com'],
  [{ opinion: null, problem: 'boom' }, 'plugin.failed', 'list.mjs failed: boom'],
])('learns nothing from %j', (answer, reasonCode, reason) => {
  const verdict = verdictOfPlugin({ plugin: 'list.mjs', ...answer }, TARGET);
  expect(verdict).toMatchObject({ status: 'inconclusive', method: null, reasonCode, reason });
});

it('leaves out a reason code that nobody knows', () => {
  const opinion = { status: 'blocked', reasonCode: 'my.own', reason: 'Mine' } as const;
  const verdict = verdictOfPlugin({ plugin: 'list.mjs', opinion, problem: null }, TARGET);
  expect(verdict).toMatchObject({ status: 'blocked', reason: 'Mine' });
  expect(verdict.reasonCode).toBeUndefined();
});

it('says why nothing can be learnt: the plugin could not prepare itself, or still does', async () => {
  const silent: PluginCheck = () => null;
  expect(await createPluginProbe(aPlugin(silent), soon).problem()).toBeNull();
  const failing = aPlugin(silent, () => Promise.reject(new Error('no list')));
  expect(await createPluginProbe(failing, soon).problem()).toMatchObject({ params: { problem: 'no list' } });

  let begun = 0;
  let finish = () => {};
  const slow = aPlugin(silent, () => {
    begun++;
    return new Promise<void>((resolve) => (finish = resolve));
  });
  const probe = createPluginProbe(slow, { patienceMs: 1 });
  expect(await probe.problem()).toMatchObject({ params: { problem: 'is still preparing itself' } });
  const again = probe.problem();
  finish();
  expect(await again).toBeNull();
  expect(begun).toBe(1);
});
