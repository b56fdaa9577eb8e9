// The servers of a checkout, filled with domains, for a run that measures several of them: filled.mjs <folder> <domains>
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, domains] = process.argv.slice(2);
process.chdir(folder);
const part = (file) => import(pathToFileURL(join(folder, 'tools', 'bench', 'hot-path', file)).href);
const { setStage } = await part('stage.mjs');
const { signIn } = await part('servers/start.mjs');

const { lifetime, startFilled } = await setStage();
process.once('disconnect', () => void lifetime.end(0));
const { api, database } = await startFilled(Number(domains));
process.on('message', async ({ id, question }) => {
  const [ours, theirs] = await Promise.all([api.ask(question), database.ask(question)]);
  process.send({ type: 'answer', id, answer: { api: ours, database: theirs } });
});
process.send({ type: 'ready', url: api.url, token: await signIn(api.url) });
