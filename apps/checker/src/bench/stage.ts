import {
  BLOCK_PAGE,
  createAuthority,
  Endpoints,
  injectRedirect,
  KOMDIGI,
  NATIONAL_NOTICE,
  page,
  serveHttp,
  serveHttps,
  silence,
  startDnsServer,
} from '@nawala/probe/staged';
import { ADDRESSES, answerFor } from './plan';

/** What the measuring process needs to know of the staging one. */
export interface Stage {
  /** Of several networks that agree on everything. */
  resolvers: { address: string; port: number }[];
  caPem: string;
  /** `address port` → port of loopback. */
  ports: [key: string, port: number][];
}

const NETWORKS = 3;
const WILDCARD = { names: ['*.bench.example.com'] };

/** Serves the whole bench from one process of its own, so that its work is not counted as the checker's. */
export async function stage(): Promise<Stage> {
  const authority = await createAuthority();
  const endpoints = new Endpoints();
  const website = page('Bench');
  const http = serveHttp(website);
  const https = serveHttps(authority, website, () => WILDCARD);
  const blockPage = serveHttps(authority, website, () => ({ names: [BLOCK_PAGE.name], expired: true }));
  const listen = (address: string, plain: typeof http, secure: typeof http) =>
    Promise.all([endpoints.listen({ address, port: 80 }, plain), endpoints.listen({ address, port: 443 }, secure)]);

  await listen(ADDRESSES.fine, http, https);
  await listen(ADDRESSES.injected, injectRedirect(NATIONAL_NOTICE, http), https);
  await listen(ADDRESSES.unlisted, http, blockPage);
  await listen(ADDRESSES.silent, silence, silence);
  await listen(BLOCK_PAGE.address, http, blockPage);
  await listen(KOMDIGI.address, http, blockPage);

  const networks = await Promise.all(Array.from({ length: NETWORKS }, () => startDnsServer(answerFor)));
  const addresses = [...Object.values(ADDRESSES), BLOCK_PAGE.address, KOMDIGI.address];
  const ports = addresses.flatMap((address) =>
    [80, 443].map((port): [string, number] => [`${address} ${port}`, endpoints.network.route({ address, port }).port]),
  );
  return { resolvers: networks.map(({ endpoint }) => endpoint), caPem: authority.pem, ports };
}
