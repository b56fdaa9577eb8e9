import { Binary, Double, type Document, type FindOneAndUpdateOptions, Int32, Long, ObjectId, type Sort } from 'mongodb';
import type { Ask, Things } from './store-case';

/** Values with their types as text, except ints, strings, booleans and null, which are themselves. */
export const shown = (value: unknown): unknown => {
  if (value instanceof Int32) return value.value;
  if (value instanceof Double) return `double ${Object.is(value.value, -0) ? '-0' : value.value}`;
  if (value instanceof Long) return `long ${value.toString()}`;
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Binary) return `binary ${value.sub_type} ${value.toString('hex')}`;
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shown(field)]));
};

/** Documents get their places as ids unless they have some. */
const filled = async (things: Things, documents: readonly Document[]): Promise<void> => {
  await things.insertMany(documents.map((document, _id) => ({ _id, ...document })) as Document[]);
};

/** The ids of what matches; with indexes, all of those when they disagree with a scan. */
export const found =
  (documents: readonly Document[], filter: Document, ...indexes: Document[]): Ask =>
  async (things) => {
    await filled(things, documents);
    const ids = async (): Promise<unknown[]> =>
      (await things.find(filter).toArray()).map(({ _id }) => _id as unknown).sort((a, b) => Number(a) - Number(b));
    const scanned = await ids();
    for (const index of indexes) {
      await things.createIndex(index as never);
      const indexed = await ids();
      const counted = await things.countDocuments(filter);
      if (String(indexed) !== String(scanned) || counted !== scanned.length)
        return { index, scanned, indexed, counted };
    }
    return scanned;
  };

/** The ids in order, as `found` compares them with indexes. */
export const ordered =
  (documents: readonly Document[], sort: Sort, ...indexes: Document[]): Ask =>
  async (things) => {
    await filled(things, documents);
    const ids = async (): Promise<unknown[]> => (await things.find().sort(sort).toArray()).map(({ _id }) => _id);
    const sorted = await ids();
    for (const index of indexes) {
      await things.createIndex(index as never);
      const indexed = await ids();
      if (String(indexed) !== String(sorted)) return { index, sorted, indexed };
    }
    return sorted;
  };

/** The only document, without its id unless that is asked for, each value with its type. */
export const stored = async (things: Things, withId = false): Promise<unknown> => {
  const { _id: id, ...rest } = (await things.findOne({}, { promoteValues: false })) ?? {};
  return shown(withId ? { _id: id, ...rest } : rest);
};

/** What becomes of the document. */
export const changed =
  (document: Document, update: Document, filter: Document = {}): Ask =>
  async (things) => {
    await things.insertOne({ ...document });
    await things.updateOne(filter, update);
    return stored(things, '_id' in document);
  };

/** The document comes back as it went in. */
export const kept =
  (document: Document): Ask =>
  async (things) => {
    await things.insertOne({ ...document });
    return stored(things, '_id' in document);
  };

export const upserted =
  (filter: Document, update: Document, withId = false): Ask =>
  async (things) => {
    await things.updateOne(filter, update, { upsert: true });
    return stored(things, withId);
  };

export const projected =
  (document: Document, projection: Document): Ask =>
  async (things) => {
    await things.insertOne({ _id: 1, ...document } as Document);
    return Object.entries((await things.findOne({}, { projection })) ?? {});
  };

/** What findOneAndUpdate gives, and what is there afterwards. */
export const modified =
  (documents: readonly Document[], filter: Document, update: Document, options: FindOneAndUpdateOptions = {}): Ask =>
  async (things) => {
    if (documents.length > 0) await filled(things, documents);
    const given = await things.findOneAndUpdate(filter, update, options);
    return { given, left: await things.find().sort({ _id: 1 }).toArray() };
  };
