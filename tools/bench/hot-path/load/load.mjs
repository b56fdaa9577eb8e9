// One load generator: does the task that its parent sends, answers with what it measured, and ends.
import { once } from 'node:events';

const parent = {
  async ask(what) {
    process.send({ asked: what });
    const [{ answer }] = await once(process, 'message');
    return answer;
  },
  tell: (news) => void process.send({ news }),
};

process.once('disconnect', () => process.exit(0));
const [{ task, options }] = await once(process, 'message');
try {
  const { default: run } = await import(`./tasks/${task}.mjs`);
  const result = await run(options, parent);
  process.send({ result }, () => process.exit(0));
} catch (error) {
  process.send({ error: error.stack }, () => process.exit(1));
}
