import type { Verdict } from '../classify/verdict';
import { applyOpinions } from './apply-opinions';

const verdict = (over: Partial<Verdict> = {}): Verdict => ({
  status: 'inconclusive',
  method: null,
  reason: 'Nothing answered',
  confirmed: false,
  decided: null,
  evidence: { rule: 'nothing-learnt' },
  ...over,
});
const said = (status: 'blocked' | 'accessible', over = {}) => ({
  plugin: 'mine.mjs',
  opinion: { status, ...over },
  problem: null,
});
const silent = { plugin: 'quiet.mjs', opinion: null, problem: null };

it('leaves the verdict alone when nobody has an opinion', () => {
  expect(applyOpinions(verdict(), [silent])).toEqual(verdict());
});

it('follows an opinion and says whose it was', () => {
  expect(applyOpinions(verdict(), [silent, said('blocked')])).toMatchObject({
    status: 'blocked',
    method: 'custom',
    reason: 'mine.mjs says blocked',
    evidence: { rule: 'nothing-learnt', plugins: [{ plugin: 'mine.mjs', status: 'blocked' }] },
  });
});

it('calls a look-up in a list by its name', () => {
  expect(applyOpinions(verdict(), [said('blocked', { method: 'list', reason: 'Listed' })])).toMatchObject({
    method: 'list',
    reason: 'Listed',
  });
});

it('lets no opinion undo a known block page', () => {
  const known = verdict({ status: 'blocked', method: 'dns', confirmed: true });
  expect(applyOpinions(known, [said('accessible')])).toMatchObject({
    status: 'blocked',
    method: 'dns',
    confirmed: true,
  });
});

it('prefers blocked where plugins disagree', () => {
  expect(applyOpinions(verdict(), [said('accessible'), said('blocked')]).status).toBe('blocked');
});

it('notes a plugin that failed, and changes nothing else', () => {
  const after = applyOpinions(verdict(), [{ plugin: 'bad.mjs', opinion: null, problem: 'boom' }]);
  expect(after).toMatchObject({
    status: 'inconclusive',
    evidence: { plugins: [{ plugin: 'bad.mjs', problem: 'boom' }] },
  });
});
