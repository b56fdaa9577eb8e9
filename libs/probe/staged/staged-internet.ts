import type { Endpoint, ProbeNetwork } from '../src/address/network';
import { createAuthority, type Authority } from './authority';
import { BLOCK_PAGE, KOMDIGI, type Behaviour, type Interference, type StagedSite } from './behaviours';
import { startDnsServer, type StagedAnswer } from './dns-server';
import { Endpoints } from './endpoints';
import { page, serveHttp, serveHttps } from './handlers';

export interface StagedInternet {
  /** The provider's resolver. */
  resolver: Endpoint;
  /** Hand this to the probe: its addresses look real and lead to loopback. */
  network: ProbeNetwork;
  /** The authority that signed every honest certificate, PEM. */
  caPem: string;
  /** Changes how a site is treated from now on. */
  set(name: string, behaviour: Behaviour): void;
  stop(): Promise<void>;
}

interface Staged {
  site: StagedSite;
  interference: Interference;
}

/** 93.184.216.1, 93.184.216.2, …: real-looking, never dialled. */
const addressOf = (index: number) => `93.184.${216 + Math.floor(index / 250)}.${1 + (index % 250)}`;

function makeSite(name: string, index: number, authority: Authority): StagedSite {
  const respond = page(`${name} — welcome`);
  return { name, address: addressOf(index), http: serveHttp(respond), https: serveHttps(authority, respond) };
}

/** The block pages' own servers: plain HTTP, and over TLS a certificate of their own that has long expired. */
async function openBlockPages(endpoints: Endpoints, authority: Authority): Promise<void> {
  const respond = page('Internet Positif');
  const expired = serveHttps(authority, respond, () => ({ names: [BLOCK_PAGE.name], expired: true }));
  for (const { address } of [BLOCK_PAGE, KOMDIGI]) {
    await endpoints.listen({ address, port: 80 }, serveHttp(respond));
    await endpoints.listen({ address, port: 443 }, expired);
  }
}

/** An internet on loopback: a resolver, healthy sites under an authority of their own, and whoever interferes. */
export async function startStagedInternet({ sites }: { sites: Record<string, Behaviour> }): Promise<StagedInternet> {
  const authority = await createAuthority();
  const endpoints = new Endpoints();
  const staged = new Map<string, Staged>();

  for (const [index, [name, behaviour]] of Object.entries(sites).entries()) {
    const site = makeSite(name, index, authority);
    staged.set(name, { site, interference: behaviour(site) });
    const current = (kind: 'http' | 'https') => staged.get(name)?.interference[kind] ?? site[kind];
    await endpoints.listen({ address: site.address, port: 80 }, (socket) => current('http')(socket));
    await endpoints.listen({ address: site.address, port: 443 }, (socket) => current('https')(socket));
  }
  await openBlockPages(endpoints, authority);

  const resolve = (name: string): StagedAnswer => {
    const known = staged.get(name);
    if (!known) return { rcode: 'NXDOMAIN' };
    return known.interference.dns?.() ?? { a: [known.site.address] };
  };
  const dns = await startDnsServer(resolve);

  return {
    resolver: dns.endpoint,
    network: endpoints.network,
    caPem: authority.pem,
    set(name, behaviour) {
      const known = staged.get(name);
      if (!known) throw new Error(`${name} is not on this stage`);
      staged.set(name, { ...known, interference: behaviour(known.site) });
    },
    async stop() {
      await Promise.all([dns.stop(), endpoints.stop()]);
    },
  };
}
