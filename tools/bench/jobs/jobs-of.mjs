import { setTimeout as after } from 'node:timers/promises';
import { signIn } from '../hot-path/servers/start.mjs';

const LOOK_MS = 500;

/** Jobs of an API, begun and waited for as an admin. */
export async function jobsOf(url) {
  const authorization = `Bearer ${await signIn(url)}`;
  const ask = async (method, path, body, type = 'application/json') => {
    const answer = await fetch(url + path, { method, body, headers: { authorization, 'content-type': type } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text.slice(0, 200)}`);
    return JSON.parse(text);
  };
  const ended = async (id) => {
    for (;;) {
      const job = await ask('GET', `/api/jobs/${id}`);
      if (job.state !== 'running') return job;
      await after(LOOK_MS);
    }
  };
  return {
    brands: () => ask('GET', '/api/brands'),
    import: async (csv) => ended((await ask('POST', '/api/domains/import?createBrands=true', csv, 'text/csv')).id),
    bulk: async (body) => ended((await ask('POST', '/api/domains/bulk', JSON.stringify(body))).id),
    undo: async ({ id }) => {
      await ask('POST', `/api/jobs/${id}/undo`, '{}');
      return ended(id);
    },
  };
}
