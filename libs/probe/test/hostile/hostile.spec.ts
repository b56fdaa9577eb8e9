import type { CheckResult } from '../../src/index';
import { createWorld } from '../conformance/world';
import { DNS_SITUATIONS } from './dns-situations';
import { DNS_VARIATIONS } from './dns-variations';
import { NEUTRAL, NEUTRAL_ADDRESS } from './networks';
import { PAGE_VARIATIONS } from './page-variations';
import { PATH_VARIATIONS } from './path-variations';
import { PLAIN_HTTP_SITUATIONS } from './plain-http-situations';
import { RESOLVER_VARIATIONS } from './resolver-variations';
import { SECURE_RESPONSE_SITUATIONS } from './secure-response-situations';
import type { Answer, Situation } from './situation';
import { TLS_SITUATIONS } from './tls-situations';
import { WITNESS_SITUATIONS } from './witness-situations';

/** Networks that mislead a checker, staged end to end over real sockets: nothing false, and every reason true. */
const SITUATIONS = [
  ...WITNESS_SITUATIONS,
  ...DNS_SITUATIONS,
  ...TLS_SITUATIONS,
  ...PLAIN_HTTP_SITUATIONS,
  ...SECURE_RESPONSE_SITUATIONS,
  ...DNS_VARIATIONS,
  ...RESOLVER_VARIATIONS,
  ...PATH_VARIATIONS,
  ...PAGE_VARIATIONS,
].toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));

const LISTED = 54;
/** Situations that run at once: most of them wait for somebody who is silent. */
const AT_ONCE = 6;

async function look({ target, stage }: Situation): Promise<CheckResult> {
  const world = await createWorld();
  world.lateAnswerMs = 200;
  try {
    await world.site(NEUTRAL, NEUTRAL_ADDRESS);
    await stage(world);
    const [result] = await world.check(target);
    return result!;
  } finally {
    await world.close();
  }
}

const results = new Map<Situation, CheckResult>();
beforeAll(async () => {
  const waiting = SITUATIONS.values();
  const work = async () => {
    for (const situation of waiting) results.set(situation, await look(situation));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}, 300_000);

const answerOf = ({ status, method }: CheckResult): Answer =>
  status === 'blocked' ? (`blocked/${method}` as Answer) : status;

afterAll(() => {
  const rows = SITUATIONS.map((situation) => {
    const result = results.get(situation);
    const answer = result ? answerOf(result) : '';
    const number = String(situation.number ?? '').padStart(3);
    return `${number} ${situation.name.padEnd(44)} ${answer.padEnd(13)} ${result?.method ?? '-'}\t${result?.reason}`;
  });
  process.stdout.write(`${rows.join('\n')}\n`);
});

it('holds every situation that is listed', () => {
  const numbers = SITUATIONS.flatMap(({ number }) => number ?? []);
  expect(numbers).toEqual(Array.from({ length: LISTED }, (_, index) => index + 1));
});

it.each(SITUATIONS.map((situation) => [situation.name, situation] as const))('%s', (_, situation) => {
  const { right, reasons, because = {}, confirmed = false } = situation;
  const result = results.get(situation)!;
  expect(right).toContain(answerOf(result));
  expect(reasons).toContain(result.reasonCode);
  expect(result).toMatchObject({ confirmed, reasonParams: because });
});
