import { ms, rate, times } from '../figures.mjs';
import { generate } from '../load/generator.mjs';
import { median, typical } from '../samples.mjs';

export const SINGLE = { open: 50 };
export const BULK = { open: 4, size: 500 };

/** Reports as fast as they are taken, and the floor beneath them. */
export async function updates({ api, yardstick, echo, write, uri }, { seconds, runs, domains, slice }) {
  const of = async (...targets) => {
    const measured = await generate('throughput', { targets, domains, seconds, runs });
    return measured.map((results) => median(results.map(({ perSecond }) => perSecond)));
  };
  const [single, theirs, bulk, echoes, written] = await of(
    { url: api.url, ...SINGLE },
    { url: yardstick.url, ...SINGLE },
    { url: api.url, ...BULK },
    { url: echo.url, ...SINGLE },
    { url: write.url, ...SINGLE },
  );
  const [singleChanging, theirsChanging, bulkChanging] = await of(
    { url: api.url, ...SINGLE, changing: slice(0) },
    { url: yardstick.url, ...SINGLE, changing: slice(0) },
    { url: api.url, ...BULK, changing: slice(1) },
  );
  const direct = (writers) => generate('writes', { uri, writers, domains, seconds, runs });
  const atOnce = median((await direct(50)).map((took) => took.length / seconds));
  const oneByOne = typical(await direct(1), 0.5);

  const compared = (what, ours, plain, target = '') => [what, rate(ours), rate(plain), times(ours / plain), target];
  const floor = (what, value) => [`floor: ${what}`, rate(value), '', times(single / value), '(ours ÷ floor)'];
  return [
    compared('`POST /api/urls/update`, 50 connections', single, theirs, '≥ 3,000/s, ≥ 5 ×'),
    compared('the same, every report a change', singleChanging, theirsChanging),
    compared('`bulk-update` of 500, 4 connections', bulk, theirs, '≥ 8,000/s, ≥ 10 ×'),
    compared('the same, every report a change', bulkChanging, theirsChanging),
    floor('Fastify alone, 50 connections', echoes),
    floor('Fastify + one durable write each', written),
    floor('durable writes alone, 50 at once', atOnce),
    ['floor: one durable write alone, p50', ms(oneByOne), '', '', ''],
  ];
}
