import { injectRedirect } from '../../staged/handlers';
import { blockedBy, type Scenario } from './scenario';
import { accessDenied, WWW } from './world';

const SITE = 'shop.aurora.example.com';
const TELKOM = '36.86.63.185';
/** A host of a block page that no list knows yet. */
const UNLISTED = '36.86.63.99';

const confirmedBy = (method: 'dns' | 'tls' | 'http') => ({ ...blockedBy(method), confirmed: true });

/** What Indonesian networks really do; all of these are decided without a control. */
export const INDONESIAN_SCENARIOS: Scenario[] = [
  {
    name: 'Telkom: CNAME and address of internetpositif.id',
    input: SITE,
    stage: async (world) => (await world.site(SITE, WWW)).lie(SITE, { cname: 'internetpositif.id', a: [TELKOM] }),
    ...confirmedBy('dns'),
  },
  {
    name: 'Komdigi: address with extended error 15',
    input: SITE,
    stage: async (world) => {
      const ede = { code: 15, text: 'blockListUrl=https://trustpositif.komdigi.go.id/assets/db/domains_isp' };
      (await world.site(SITE, WWW)).lie(SITE, { a: ['103.155.26.29'], ede });
    },
    ...confirmedBy('dns'),
  },
  {
    name: 'Komdigi: 302 injected into GET, not into HEAD',
    input: `http://${SITE}/`,
    stage: async (world) => {
      await world.site(SITE, WWW);
      await world.intercept(WWW, 80, injectRedirect('http://lamanlabuh.aduankonten.id/', world.http()));
    },
    ...confirmedBy('http'),
  },
  {
    name: 'a block host with an expired certificate of its own name',
    input: `https://${SITE}/`,
    stage: async (world) => {
      (await world.site(SITE, WWW)).lie(SITE, { a: [UNLISTED] });
      await world.serve(
        UNLISTED,
        443,
        world.https(accessDenied, () => ({ names: ['internetpositif.id'], expired: true })),
      );
    },
    ...confirmedBy('tls'),
  },
  {
    name: 'Komdigi: policy zone in the authority section',
    input: SITE,
    stage: async (world) => (await world.site(SITE, WWW)).lie(SITE, { rcode: 'NXDOMAIN', soa: 'trustpositifkominfo' }),
    ...confirmedBy('dns'),
  },
];
