import { MongoClient, ObjectId } from 'mongodb';
import { idOf } from '../hot-path/domains.mjs';
import { BRANDS, brandOf, domainOf, seedBrandsOf } from '../hot-path/seed.mjs';

const AT_ONCE = 5_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const NETWORKS = ['telkom', 'xl', 'indosat', 'tri'];

/** Always the same numbers, so that two runs measure the same. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One row in three turned the verdict around, as it does where four networks look. */
function rowOf(n, at, domain, { blocked, random, brandOf }) {
  const [from, to] = blocked ? ['tidak ada', 'ada'] : ['ada', 'tidak ada'];
  const isVerdict = n % 3 === 0;
  return {
    _id: new ObjectId(),
    scanId: `scan_${at.getTime()}_${n}`,
    domain: ObjectId.createFromHexString(idOf(domain)),
    target: domainOf(domain).domain,
    brand: brandOf(domain),
    vantage: NETWORKS[random(NETWORKS.length)],
    kind: isVerdict ? 'verdict' : 'vantage',
    from,
    to,
    nawala: isVerdict ? { from, to } : { from: to, to },
    at,
    recordedAt: at,
    seq: n * 65_536,
    method: 'dns',
    reason: 'The name leads to internetpositif.id',
    reasonCode: 'known.dns-cname',
    reasonParams: { seen: 'internetpositif.id' },
    confirmed: true,
    evidence: null,
  };
}

function* rowsOf({ domains, transitions, days, brands = brandOf }) {
  const random = numbers(7);
  const began = Date.now() - days * DAY_MS + 60_000;
  const step = (days * DAY_MS - 120_000) / transitions;
  for (let n = 0; n < transitions; n += 1)
    yield rowOf(n, new Date(began + n * step), random(domains), { blocked: n % 2 === 0, random, brandOf: brands });
}

/** Somebody reported in every hour. */
const hoursOf = (days) => {
  const now = Math.floor(Date.now() / HOUR_MS);
  return Array.from({ length: days * 24 }, (_, ago) => ({ _id: new Date((now - ago) * HOUR_MS), measured: true }));
};

/** While the database stores one batch, the next is made and encoded. */
async function insertAll(collection, documents) {
  let stored = Promise.resolve();
  const insert = async (batch) => {
    const before = stored;
    stored = collection.insertMany(batch, { ordered: false });
    // Whoever waits for it hears of it; one that fails before that is no uncaught failure.
    stored.catch(() => undefined);
    await before;
  };
  let batch = [];
  for (const document of documents) {
    batch.push(document);
    if (batch.length < AT_ONCE) continue;
    await insert(batch);
    batch = [];
  }
  if (batch.length > 0) await insert(batch);
  await stored;
}

/** Domains of 20 brands and what they went through, straight into the database, in the order in which it happened. */
export async function seedHistory(uri, options) {
  const client = new MongoClient(uri);
  try {
    const db = client.db('nawala');
    await db.collection('brands').insertMany(seedBrandsOf(BRANDS));
    const domains = Array.from({ length: options.domains }, (_, n) => n);
    await insertAll(db.collection('domains'), domains.values().map(domainOf));
  } finally {
    await client.close();
  }
  await seedTransitions(uri, options);
}

/** What some domains went through, straight into the database. @param options.brands the brand's id by the domain's number */
export async function seedTransitions(uri, options) {
  const client = new MongoClient(uri);
  try {
    const db = client.db('nawala');
    await insertAll(db.collection('transitions'), rowsOf(options));
    await insertAll(db.collection('measured-hours'), hoursOf(options.days));
  } finally {
    await client.close();
  }
}
