import { say } from '../../setup/workspace.mjs';
import { signIn } from '../hot-path/servers/start.mjs';
import { setStage } from '../hot-path/stage.mjs';
import { environment, load, table } from '../hot-path/table.mjs';
import { fill } from './fill.mjs';
import { HEAD, lists } from './lists.mjs';
import { namesOf } from './names.mjs';

const print = (...parts) => void process.stdout.write(`${parts.join('\n\n')}\n`);

/** One run, whose tables are all that goes to stdout. Never returns: the process ends when all it started has. */
export async function run({ domains }) {
  const { lifetime, start } = await setStage();
  const before = load();
  try {
    const names = namesOf(domains);
    const database = await start.database();
    // Once for the indexes, so that what is measured is a start over what is there.
    await (await start.api(database.url)).stop();
    say(`${domains} domains …`);
    const began = performance.now();
    const codes = await fill(database.url, names);
    const filled = performance.now() - began;
    const api = await start.api(database.url);
    const token = await signIn(api.url);
    say('lists …');
    const { rows, note } = await lists({ api, token, names, codes });
    const perSecond = Math.round(domains / (filled / 1000)).toLocaleString('en');
    print(table(HEAD, rows), `${note} Filled straight into the database: ${perSecond} domains a second.`);
    print(`${environment()}; load average before ${before}, after ${load()}`);
  } catch (error) {
    if (!lifetime.isEnding) say(error.stack);
    await lifetime.end(1);
  }
  await lifetime.end(0);
}
