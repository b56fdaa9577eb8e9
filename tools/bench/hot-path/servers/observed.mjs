import { Service } from '../../../process/service.mjs';

const OBSERVER = new URL('observer.mjs', import.meta.url).href;

/** A server of the run: `ask` puts a question of answers.mjs to its process. */
export const startObserved = (lifetime, name, file, env) =>
  startAsked(lifetime, name, ['--import', OBSERVER, file], env);

/**
 * A program of the run, which ends when the run does.
 *
 * @param {{ isEnding: boolean, add(stop: (insist: AbortSignal) => unknown): void }} lifetime
 * @returns {Promise<{ url: string, token?: string, ask(question: string, options?: object): Promise<any>, stop(): Promise<void> }>}
 */
export async function startAsked(lifetime, name, args, env = {}) {
  if (lifetime.isEnding) throw new Error(`${name} is too late: the run is ending`);
  const service = new Service({ name, args, env: { ...process.env, NODE_ENV: 'development', ...env } });
  // From now on, not from when it is ready: a signal may come first.
  lifetime.add((insist) => service.stop(insist));
  const ready = await service.ready();
  if (!ready) throw new Error(`${name} ended before it was ready`);

  const waiting = new Map();
  service.on('answer', ({ id, answer }) => {
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });
  void service.exited.then((code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended with ${code}`));
  });
  let asked = 0;
  const ask = (question, options) =>
    new Promise((resolve, reject) => {
      waiting.set((asked += 1), { resolve, reject });
      service.send({ type: 'ask', id: asked, question, options });
    });
  return { url: ready.url, token: ready.token, ask, stop: () => service.stop() };
}
