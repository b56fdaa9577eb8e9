import type { StagedAnswer } from './dns-server';
import { afterFirstBytes, injectRedirect, reset, type Handler } from './handlers';

/** A site as it is when nobody interferes. */
export interface StagedSite {
  name: string;
  address: string;
  http: Handler;
  https: Handler;
}

/** What somebody on the way makes of a site; whatever is left out stays as it is. */
export interface Interference {
  dns?: () => StagedAnswer;
  http?: Handler;
  https?: Handler;
}

export type Behaviour = (site: StagedSite) => Interference;

/** Telkom's block page: what its resolver answers, and where that leads. */
export const BLOCK_PAGE = { name: 'internetpositif.id', address: '36.86.63.185' };
/** The national resolver's answer, with the extended error that names the list. */
export const KOMDIGI = {
  address: '103.155.26.29',
  ede: { code: 15, text: 'blockListUrl=https://trustpositif.komdigi.go.id/assets/db/domains_isp' },
};
export const NATIONAL_NOTICE = 'http://lamanlabuh.aduankonten.id/';

export const healthy: Behaviour = () => ({});

/** The provider's resolver answers with the name and address of its block page. */
export const blockedByDns: Behaviour = () => ({ dns: () => ({ cname: BLOCK_PAGE.name, a: [BLOCK_PAGE.address] }) });

/** The national resolver answers with its own address and says why. */
export const blockedByNationalResolver: Behaviour = () => ({ dns: () => ({ a: [KOMDIGI.address], ede: KOMDIGI.ede }) });

/** The national filter writes a redirect into plain HTTP and resets TLS. */
export const blockedByInjection: Behaviour = ({ http }) => ({
  http: injectRedirect(NATIONAL_NOTICE, http),
  https: afterFirstBytes(reset),
});

/** Every connection is reset once it says what it wants. It may be a filter, it may be the site: not measured. */
export const resetting: Behaviour = () => ({ http: afterFirstBytes(reset), https: afterFirstBytes(reset) });

/** One behaviour, then the other, each for so many milliseconds. */
export const flipping =
  (everyMs: number, first: Behaviour, second: Behaviour, now: () => number = Date.now): Behaviour =>
  (site) => {
    const phases = [first(site), second(site)];
    const current = () => phases[Math.floor(now() / everyMs) % 2];
    return {
      dns: () => current()?.dns?.() ?? { a: [site.address] },
      http: (socket) => (current()?.http ?? site.http)(socket),
      https: (socket) => (current()?.https ?? site.https)(socket),
    };
  };
