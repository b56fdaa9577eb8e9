import { aRule } from '../testing/builders';
import { bodyOf, NEW_RULE, ruleSchema, type RuleValue, valueOf } from './rule-value';

const problemsOf = (over: Partial<RuleValue>) => {
  const result = ruleSchema['~standard'].validate({ ...NEW_RULE, name: 'At once', ...over });
  return 'issues' in result ? result.issues.map(({ path }) => path[0]) : [];
};

it('is sent as it came when nothing was changed', () => {
  const rule = aRule({ quietHours: { from: '23:00', to: '05:00', zone: 'Asia/Jakarta' }, after: 120 });
  const { id, lastToldAt, toldIn30Days, state, missing, ...body } = rule;
  expect(bodyOf(valueOf(rule))).toEqual(body);
  expect([id, lastToldAt, toldIn30Days, state, missing]).toHaveLength(5);
});

it('leaves out what is gone', () => {
  const rule = aRule({
    channelIds: ['c', 'gone'],
    brandIds: ['lost'],
    missing: { channelIds: ['gone'], brandIds: ['lost'] },
  });
  expect(valueOf(rule)).toMatchObject({ channelIds: ['c'], brandIds: [] });
});

it('as a digest has a time and neither windows nor quiet hours', () => {
  const digest = bodyOf({ ...NEW_RULE, digest: 'digest', quiet: true, after: '120' });
  expect(digest).toMatchObject({
    on: ['digest'],
    after: 0,
    quietHours: null,
    digestAt: { time: '07:30', zone: 'Asia/Jakarta' },
  });
});

it.each<[Partial<RuleValue>, string[]]>([
  [{}, []],
  [{ name: '' }, ['name']],
  [{ on: [] }, ['on']],
  [{ quiet: true, quietFrom: '06:00', quietTo: '06:00' }, ['quietTo']],
  [{ digest: 'digest', digestTime: '' }, ['digestTime']],
  [{ zone: 'Jakarta' }, ['zone']],
])('%j is wrong at %j', (over, fields) => {
  expect(problemsOf(over)).toEqual(fields);
});
