import { ms, times } from '../figures.mjs';
import { generate } from '../load/generator.mjs';
import { typical } from '../samples.mjs';

const FEW = 100;

/** One update at a time, to an API with few domains in a database of their own and to the one with all of them. */
export async function growth({ api, startFilled }, { seconds, runs, domains }) {
  const small = await startFilled(FEW);
  const targets = [
    { url: small.api.url, domains: FEW },
    { url: api.url, domains },
  ];
  const [few, all] = (await generate('one-by-one', { targets, seconds, runs })).map((took) => typical(took, 0.5));
  await small.stop();
  const what = `one update, ${FEW} → ${domains.toLocaleString('en')} domains`;
  return [[what, `${ms(few)} → ${ms(all)}`, '', times(all / few), '≤ 1.2 ×']];
}
