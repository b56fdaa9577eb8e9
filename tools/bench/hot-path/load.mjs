// One load generator: does the task that its parent sends, answers with what it measured, and ends.
import * as tasks from './tasks.mjs';

process.once('message', ({ task, options }) => {
  tasks[task](options).then(
    (result) => process.send({ result }, () => process.exit(0)),
    (error) => process.send({ error: error.stack }, () => process.exit(1)),
  );
});
process.once('disconnect', () => process.exit(0));
