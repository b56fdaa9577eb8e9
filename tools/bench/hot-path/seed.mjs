import { ObjectId } from 'mongodb';
import { idOf, isBlocked, nameOf } from './domains.mjs';

export const BRANDS = 20;
const AT_ONCE = 1_000;

/** Unlike a domain's, since events name both. */
export const brandOf = (n) => ObjectId.createFromHexString((n % BRANDS).toString(16).padStart(24, '0'));
const MEASURED = new Date();
const KNOWN = { method: null, reason: null, confirmed: false, lastChecked: MEASURED, since: MEASURED };
const statusOf = (n) => (isBlocked(n) ? 'ada' : 'tidak ada');

/** As our API keeps it. */
export function domainOf(n) {
  const domain = nameOf(n);
  const now = new Date();
  const tags = [`tag-${n % 40}`];
  return {
    _id: ObjectId.createFromHexString(idOf(n)),
    domain,
    brand: brandOf(n),
    note: '',
    tags,
    active: true,
    createdBy: null,
    updatedBy: null,
    nawala: { status: statusOf(n), rank: isBlocked(n) ? 0 : 2, blockedId: 'scan_0', lastAttempt: MEASURED, ...KNOWN },
    vantages: [{ vantage: 'default', status: statusOf(n), ...KNOWN }],
    uptime: { status: 'unknown', lastChecked: null },
    targetSince: null,
    version: 0,
    writeIds: [],
    createdAt: now,
    updatedAt: now,
  };
}

const plain = (n) => ({
  _id: ObjectId.createFromHexString(idOf(n)),
  domain: nameOf(n),
  brand: brandOf(n),
  note: '',
  isActive: true,
  nawala: { status: statusOf(n), blockedId: 'scan_0', lastChecked: MEASURED },
  createdAt: new Date(),
  updatedAt: new Date(),
});

export function seedBrandsOf(count) {
  const now = new Date();
  return Array.from({ length: count }, (_, n) => ({
    _id: brandOf(n),
    name: `Brand ${n}`,
    nameKey: `brand ${n}`,
    code: `B${n}`,
    color: '#3366cc',
    description: '',
    createdBy: null,
    updatedBy: null,
    createdAt: now,
    updatedAt: now,
  }));
}

/** The same brands on both sides. */
export async function seedBrands(client) {
  const brands = seedBrandsOf(BRANDS);
  for (const name of ['nawala', 'yardstick']) await client.db(name).collection('brands').insertMany(brands);
}

/** The same domains on both sides, straight into the database. */
export async function seedDomains(client, domains) {
  for (let start = 0; start < domains; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, domains - start) }, (_, n) => start + n);
    await client.db('nawala').collection('domains').insertMany(numbers.map(domainOf));
    await client.db('yardstick').collection('domains').insertMany(numbers.map(plain));
  }
}
