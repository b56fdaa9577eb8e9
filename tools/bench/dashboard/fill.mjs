import { MongoClient, ObjectId } from 'mongodb';
import { pick, randomFrom } from './names.mjs';

export const BRANDS = 100;
const AT_ONCE = 2_000;
const VANTAGES = ['telkom', 'indosat', 'xl', 'smartfren'];
const RANK = { ada: 0, unknown: 1, 'tidak ada': 2 };

export const brandOf = (n) => ObjectId.createFromHexString((n % BRANDS).toString(16).padStart(24, 'b'));

/** A domain that four networks have measured: one in fifty is blocked, one in a hundred was never measured. */
function domainOf(domain, random, now) {
  const [first, kind] = [random(), random() % 100];
  const status = kind < 2 ? 'ada' : kind < 3 ? 'unknown' : 'tidak ada';
  const ago = (most) => new Date(now - (random() % most));
  const checked = status === 'unknown' ? null : ago(300_000);
  const since = checked && ago(90 * 86_400_000);
  const grounds = { method: 'dns', reason: null, reasonCode: null, reasonParams: null, confirmed: kind === 0 };
  const seen = (vantage, at) => ({
    vantage,
    status: status === 'ada' && (first >> at) % 2 ? 'ada' : 'tidak ada',
    ...grounds,
    lastChecked: checked,
    since,
  });
  return {
    domain,
    brand: brandOf(first),
    note: random() % 5 === 0 ? 'spare for Ramadan' : '',
    tags: [`tag-${random() % 40}`, ...(random() % 3 === 0 ? ['spare'] : [])],
    active: random() % 200 > 0,
    createdBy: null,
    updatedBy: null,
    nawala: {
      status,
      rank: RANK[status],
      blockedId: checked && 'scan_0',
      lastChecked: checked,
      lastAttempt: checked,
      since,
      ...grounds,
    },
    vantages: checked ? VANTAGES.map(seen) : [],
    uptime: { status: 'unknown', lastChecked: null },
    targetSince: null,
    version: 0,
    writeIds: [],
    createdAt: ago(400 * 86_400_000),
    updatedAt: new Date(now),
  };
}

/** Straight into the database. Gives the codes of the brands. */
export async function fill(uri, names) {
  const client = new MongoClient(uri);
  const [now, random] = [Date.now(), randomFrom(2)];
  const brands = Array.from({ length: BRANDS }, (_, n) => ({
    _id: brandOf(n),
    name: `Brand ${pick(random, ['Aurora', 'Borneo', 'Delima', 'Cendana'])} ${n}`,
    nameKey: `brand ${n}`,
    code: `B${n}`,
    color: '#3366cc',
    description: '',
    createdBy: null,
    updatedBy: null,
    createdAt: new Date(now),
    updatedAt: new Date(now),
  }));
  try {
    const db = client.db('nawala');
    await db.collection('brands').insertMany(brands);
    for (let from = 0; from < names.length; from += AT_ONCE)
      await db
        .collection('domains')
        .insertMany(names.slice(from, from + AT_ONCE).map((name) => domainOf(name, random, now)));
  } finally {
    await client.close();
  }
  return brands.map(({ code }) => code);
}
