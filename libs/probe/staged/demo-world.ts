import {
  blockedByDns,
  blockedByInjection,
  blockedByNationalResolver,
  flipping,
  healthy,
  resetting,
  type Behaviour,
} from './behaviours';

export interface DemoDomain {
  domain: string;
  note: string;
  tags: string[];
  behaviour: Behaviour;
}

export interface DemoBrand {
  name: string;
  code: string;
  color: string;
  description: string;
  domains: DemoDomain[];
}

/** Long enough to be read, short enough that whoever opens the page sees it turn. */
const FLIP_MS = 4_000;

const site = (domain: string, behaviour: Behaviour, note = '', tags: string[] = []): DemoDomain => ({
  domain,
  note,
  tags,
  behaviour,
});

/** The demo's customers: twelve names under example.com, most of them well. */
export const DEMO_BRANDS: readonly DemoBrand[] = [
  {
    name: 'Aurora',
    code: 'AUR',
    color: '#d9480f',
    description: 'Fashion and gifts',
    domains: [
      site('shop.aurora.example.com', healthy, 'Main storefront', ['shop', 'main']),
      site('pay.aurora.example.com', healthy, 'Checkout', ['payment']),
      site('promo.aurora.example.com', blockedByDns, 'Seasonal landing page', ['campaign']),
      site('m.aurora.example.com', healthy, 'Mobile storefront', ['shop', 'mobile']),
    ],
  },
  {
    name: 'Borneo',
    code: 'BRN',
    color: '#2b8a3e',
    description: 'Travel',
    domains: [
      site('www.borneo.example.com', healthy, 'Main site', ['main']),
      site('tickets.borneo.example.com', flipping(FLIP_MS, healthy, blockedByDns), 'Blocked on and off', ['booking']),
      site('blog.borneo.example.com', blockedByInjection, 'Guides and stories', ['content']),
      site('static.borneo.example.com', healthy, '', ['cdn']),
    ],
  },
  {
    name: 'Cendana',
    code: 'CEN',
    color: '#5f3dc4',
    description: 'Games',
    domains: [
      site('play.cendana.example.com', healthy, 'Game portal', ['main']),
      site('api.cendana.example.com', healthy, 'Used by the apps', ['api', 'mobile']),
      site('mirror.cendana.example.com', blockedByNationalResolver, 'First mirror', ['mirror']),
      site('mirror-2.cendana.example.com', resetting, 'Resets every connection: nothing is learnt', ['mirror']),
    ],
  },
];

/** How the staged internet treats each of them. */
export const demoSites = (): Record<string, Behaviour> =>
  Object.fromEntries(DEMO_BRANDS.flatMap(({ domains }) => domains).map(({ domain, behaviour }) => [domain, behaviour]));
