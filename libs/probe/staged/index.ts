/** An internet on loopback, for specs and the demo only; lint keeps it out of the product. */
export {
  blockedByDns,
  blockedByInjection,
  blockedByNationalResolver,
  flipping,
  healthy,
  resetting,
  type Behaviour,
} from './behaviours';
export { startStagedInternet, type StagedInternet } from './staged-internet';
export { DEMO_BRANDS, demoSites, type DemoBrand, type DemoDomain } from './demo-world';
export { aRow, startFakeApi, type FakeApi } from './fake-api';
export { startDnsServer, type DnsServer, type StagedAnswer } from './dns-server';
export { createAuthority, type Authority } from './authority';
export { BLOCK_PAGE, KOMDIGI, NATIONAL_NOTICE } from './behaviours';
export { Endpoints } from './endpoints';
export { injectRedirect, page, serveHttp, serveHttps, silence, type Handler } from './handlers';
export { waitUntil } from './wait-until';
