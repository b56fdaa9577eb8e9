import { say } from '../../setup/workspace.mjs';
import { fanOut } from './groups/fan-out.mjs';
import { growth } from './groups/growth.mjs';
import { instances } from './groups/instances.mjs';
import { keys } from './groups/keys.mjs';
import { lists } from './groups/lists.mjs';
import { stall } from './groups/stall.mjs';
import { updates } from './groups/updates.mjs';
import { signIn } from './servers/start.mjs';

export const COMPARED = ['measure', 'ours', 'yardstick', 'ratio', 'target'];

export const NOTES = `Processor time: user and system of the server's process alone; the database is another one. 1,000 calls: on 50
connections; the yardstick takes nothing else.`;

const MEASURES = { growth, updates, fanout: fanOut, lists, stall, keys, instances };

/** Tasks that change verdicts have their own domains each, so that none finds what another one left. */
export const slicesOf = (domains) => (index) => {
  const size = Math.floor(domains / 7);
  return { first: index * size, domains: size };
};

const settingsOf = ({ quick, clients, domains }) => ({
  runs: quick ? 3 : 5,
  seconds: quick ? 1 : 5,
  clients,
  domains,
  slice: slicesOf(domains),
});

/** The default run: everything beside the yardstick. Adds to `rows` as they come, so that a failure costs only its own. */
export async function compare(stage, options, rows) {
  const { start } = stage;
  const filled = await stage.startFilled(options.domains, { yardstick: true });
  const servers = { ...stage, ...filled, echo: await start.echo(), write: await start.write(filled.uri) };
  const settings = { ...settingsOf(options), token: await signIn(filled.api.url) };
  for (const group of options.only) {
    say(`${group} …`);
    rows.push(...(await MEASURES[group](servers, settings)));
  }
}
