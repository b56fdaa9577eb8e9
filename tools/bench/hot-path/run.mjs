import { say } from '../../setup/workspace.mjs';
import { against } from './against/against.mjs';
import { compare, COMPARED, NOTES } from './compare.mjs';
import { profile } from './profile/profile.mjs';
import { soak } from './soak/soak.mjs';
import { setStage } from './stage.mjs';
import { environment, load, table } from './table.mjs';

const print = (...parts) => void process.stdout.write(`${parts.join('\n\n')}\n`);

const MODES = {
  async compare(stage, options) {
    const rows = [];
    try {
      await compare(stage, options, rows);
    } finally {
      // What was measured before a failure is worth seeing.
      if (rows.length > 0) print(table(COMPARED, rows), NOTES);
    }
  },
  against: async (stage, options) => print(...(await against(stage, options))),
  profile: async (stage, options) => print(...(await profile(stage, options))),
  soak: async (stage, options) => print(...(await soak(stage, options))),
};

/** One run, whose table is all that goes to stdout. Never returns: the process ends when all it started has. */
export async function run(options) {
  const stage = await setStage();
  const { lifetime } = stage;
  const before = load();
  try {
    await MODES[options.mode](stage, options);
    print(`${environment()}; load average before ${before}, after ${load()}${options.quick ? '; quick' : ''}`);
  } catch (error) {
    // Whatever fails because the run is ending is no news.
    if (!lifetime.isEnding) say(error.stack);
    await lifetime.end(1);
  }
  await lifetime.end(0);
}
