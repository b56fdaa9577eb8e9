import { floorOf } from '../../floor.mjs';
import { report } from '../http.mjs';
import { oneAfterTheOther, repeated } from '../pace.mjs';

/** Milliseconds that durable writes take, each of `writers` making one after the other. */
export default async function writes({ uri, writers, domains, seconds, runs }) {
  const write = await floorOf(uri);
  let next = 0;
  return repeated(runs, async () => {
    const writer = () => oneAfterTheOther(seconds, () => write(report(next++ % domains)));
    return (await Promise.all(Array.from({ length: writers }, writer))).flat();
  });
}
