// Loaded into every server of a run before its own code (`node --import`): answers what the bench asks about the process,
// and does nothing until then.
import { BroadcastChannel, isMainThread } from 'node:worker_threads';
import * as answers from './answers.mjs';

/** Worker threads are asked, too: the profiler sees one thread only. */
const threads = new BroadcastChannel('bench');
threads.unref();

if (isMainThread) {
  process.on('message', async (message) => {
    if (message?.type !== 'ask') return;
    const { id, question, options } = message;
    threads.postMessage({ question, options });
    process.send({ type: 'answer', id, answer: await answers[question](options) });
  });
} else {
  threads.onmessage = ({ data: { question, options } }) => {
    if (question === 'profile' || question === 'endProfile') void answers[question](options);
  };
}
