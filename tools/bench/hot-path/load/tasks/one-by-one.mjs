import { connections, post, report, UPDATE } from '../http.mjs';
import { inTurn, oneAfterTheOther } from '../pace.mjs';

/** Milliseconds that single reports to each target take, one after the other. */
export default async function oneByOne({ targets, seconds, runs }) {
  const senders = targets.map(({ url, domains }) => {
    const pool = connections(url, 1);
    return (n) => post(pool, UPDATE, report((n * 7_919) % domains));
  });
  return inTurn(senders, runs, (send) => oneAfterTheOther(seconds, send));
}
