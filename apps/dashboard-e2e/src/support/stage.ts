import { expect } from '@playwright/test';
import type { BrandDto, DomainDto } from '@nawala/contracts';
import type { World } from './world';

/** What there is to see, on every page. */
export interface Stage {
  brand: BrandDto;
  /** Blocked, and an incident that nobody has taken. */
  domain: DomainDto;
}

/** What the saved view of the stage asks, as the API is asked. */
const viewOf = (code: string): string => `brand=${code}&sort=domain`;

/** A reason that no page has words for. */
const OWN_REASON = { reason: 'senja', reasonCode: 'own.nothing-measured', reasonParams: {} };

/**
 * A brand with a blocked, a paused and a new domain; a channel, a rule that has something to tell, a mute, and a saved view.
 * @param code of the brand, which no other story of this world may have
 */
export async function setStage({ admin }: World, code: string): Promise<Stage> {
  const brand = await admin.createBrand({ name: `Senja ${code}`, code });
  const channel = await admin.createChannel({
    name: `Kanal ${code}`,
    kind: 'webhook',
    config: { url: 'http://127.0.0.1:9/hook' },
  });
  await admin.createKey({ name: `Kunci ${code}`, scopes: ['report'], vantages: ['telkom'] });
  // It gathers for so long that nobody is told while anybody looks.
  const rule = { name: `Aturan ${code}`, brandIds: [brand.id], channelIds: [channel.id], window: 900 };
  await admin.createRule({ ...rule, on: ['blocked'] });
  const named = (name: string, more = {}) =>
    admin.createDomain({ domain: `${name}.${code.toLowerCase()}.example.com`, brandId: brand.id, ...more });
  const domain = await named('shop', { tags: ['senja'] });
  await named('paused', { active: false });
  const quiet = await named('new');
  await admin.createMute({ scope: { domainId: quiet.id }, until: null, reason: 'senja' });
  await admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'telkom', ...OWN_REASON });
  await admin.report(domain.id, { status: 'blocked', method: 'dns', confirmed: true, vantage: 'telkom' });
  await admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'xl' });
  await admin.createView({ name: `Pilihan ${code}`, query: viewOf(code), shared: true });
  await expect.poll(async () => (await admin.incidents(`domain=${domain.id}`)).items.length).toBe(1);
  return { brand, domain };
}
