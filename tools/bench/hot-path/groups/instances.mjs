import { registerHooks } from 'node:module';
import { latencies } from '../figures.mjs';
import { generate } from '../load/generator.mjs';
import { inRoot, say } from '../../../setup/workspace.mjs';
import { findProgram } from '../../../setup/programs.mjs';

/** Redis and nginx with deploy/nginx.conf, as the API's own tests run them. */
async function supports() {
  // Those files name each other without the extension that Node wants to see.
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier.startsWith('.') && context.parentURL?.endsWith('.ts') ? `${specifier}.ts` : specifier, context),
  });
  const from = (file) => import(inRoot('apps', 'api', 'test', 'support', file));
  const { startRedis } = await from('redis.ts');
  const { startEdge } = await from('edge.ts');
  hooks.deregister();
  return { startRedis, startEdge };
}

const portOf = ({ url }) => Number(new URL(url).port);

/** Two instances: from a report to one to a browser at the other, and both through the proxy. */
export async function instances({ uri, start, lifetime }, { token, seconds, runs, slice }) {
  const missing = ['redis-server', 'nginx', 'openssl'].filter((program) => !findProgram([program]));
  if (missing.length > 0) {
    say(`Two instances are not measured: ${missing.join(', ')} is not installed.`);
    return [];
  }
  const { startRedis, startEdge } = await supports();
  const redis = await startRedis();
  lifetime.add(() => redis.kill());
  const [one, other] = [await start.api(uri, { REDIS_URL: redis.url }), await start.api(uri, { REDIS_URL: redis.url })];
  const edge = await startEdge({ 'api-1': portOf(one), 'api-2': portOf(other), dashboard: portOf(one) });
  lifetime.add(() => edge.stop());

  const load = { token, clients: 1, perSecond: 50, seconds, runs };
  const of = async (target, changing) => (await generate('to-last', { targets: [target], ...load, changing }))[0];
  const across = await of({ url: one.url, from: other.url }, slice(4));
  const proxied = await of({ url: edge.url, ca: edge.ca }, slice(5));
  return [
    ['POST to one instance → event at the other, p50 / p99', latencies(across), '', '', ''],
    ['the same through nginx (TLS), to either instance', latencies(proxied), '', '', ''],
  ];
}
