import { say } from '../../setup/workspace.mjs';
import { mb, ms } from '../hot-path/figures.mjs';
import { signIn } from '../hot-path/servers/start.mjs';
import { setStage } from '../hot-path/stage.mjs';
import { environment, load as loadAverage, table } from '../hot-path/table.mjs';
import { fill } from './fill.mjs';
import { HEAD as HEAD_OF_HEAPS, heaps } from './heaps.mjs';
import { HEAD, lists } from './lists.mjs';
import { namesOf } from './names.mjs';
import { HEAD as HEAD_OF_PAGES, pages } from './pages.mjs';

const print = (...parts) => void process.stdout.write(`${parts.join('\n\n')}\n`);

/** Bytes that are left when garbage is collected. */
async function heapOf(api) {
  await api.ask('watchPeak');
  return (await api.ask('memory')).heapUsed;
}

/** One run, whose tables are all that goes to stdout. Never returns: the process ends when all it started has. */
export async function run({ domains, part = 'lists and pages', ...load }) {
  const { lifetime, start } = await setStage();
  const before = loadAverage();
  try {
    const names = namesOf(domains);
    const database = await start.database();
    // Once for the indexes, so that what is measured is a start over what is there.
    const empty = await start.api(database.url);
    const idle = await heapOf(empty);
    await empty.stop();
    say(`${domains} domains …`);
    const began = performance.now();
    const codes = await fill(database.url, names);
    const filled = performance.now() - began;
    const starting = performance.now();
    const api = await start.api(database.url);
    const started = performance.now() - starting;
    if (part.includes('lists')) {
      const token = await signIn(api.url);
      say('lists …');
      const { rows, first, orders } = await lists({ api, token, names, codes });
      const perSecond = Math.round(domains / (filled / 1000)).toLocaleString('en');
      print(
        table(HEAD, rows),
        `The API answered ${ms(started)} after its process began; the list, asked for at once, took ${ms(first)} more. ` +
          `Making the six orders: ${ms(orders)}. Memory that ${domains.toLocaleString('en')} domains hold, all orders made: ` +
          `${mb((await heapOf(api)) - idle)} of heap. Filled straight into the database: ${perSecond} domains a second.`,
      );
    }
    if (part.includes('pages')) {
      say('pages …');
      print(table(HEAD_OF_PAGES, await pages(api.url, load)));
    }
    if (part.includes('heaps')) {
      say('heaps …');
      const { rows, sent } = await heaps(api.url, { ...load, domains });
      const each = load.alone ? ' each, one page at a time' : '';
      print(table(HEAD_OF_HEAPS, rows), `${sent} changes of verdict a second for ${load.seconds} s${each}.`);
    }
    print(`${environment()}; load average before ${before}, after ${loadAverage()}`);
  } catch (error) {
    if (!lifetime.isEnding) say(error.stack);
    await lifetime.end(1);
  }
  await lifetime.end(0);
}
