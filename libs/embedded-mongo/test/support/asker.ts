import { type Collection, type Document, type MongoClient } from 'mongodb';

/** Puts documents into an empty collection, asks one question over the wire, and answers in comparable JSON. */
export interface Asker {
  q(document: Document, filter: Document): Promise<boolean>;
  u(document: Document, update: Document, filter?: Document, arrayFilters?: Document[]): Promise<unknown>;
  ag(documents: Document[], pipeline: Document[]): Promise<unknown>;
  pj(document: Document, projection: Document): Promise<unknown>;
}

export const askerOf = (client: MongoClient): Asker => {
  const collection: Collection = client.db('semantics').collection('case');
  const refill = async (documents: Document[]): Promise<void> => {
    await collection.deleteMany({});
    // copies, because the driver adds an _id to what it inserts
    await collection.insertMany(documents.map((document) => ({ ...document })));
  };
  return {
    q: async (document, filter) => {
      await refill([document]);
      return (await collection.find(filter).toArray()).length === 1;
    },
    u: async (document, update, filter = {}, arrayFilters) => {
      await refill([document]);
      await collection.updateOne(filter, update, arrayFilters && { arrayFilters });
      return comparable(await collection.findOne(), '_id' in document);
    },
    ag: async (documents, pipeline) => {
      await refill(documents);
      const results = await collection.aggregate(pipeline).toArray();
      const namesId =
        documents.some((document) => '_id' in document) ||
        pipeline.some(
          (stage) => !('$sort' in stage || '$limit' in stage || '$unwind' in stage || '$addFields' in stage),
        );
      return results.map((result) => comparable(result, namesId));
    },
    pj: async (document, projection) => {
      await refill([document]);
      return comparable(await collection.findOne({}, { projection }), true);
    },
  };
};

/** Relaxed JSON as the cases are written: ids as hex digits, dates as ISO text. */
const comparable = (document: Document | null, withId: boolean): unknown => {
  const { _id: id, ...rest } = document ?? {};
  const shown = withId && id !== undefined ? { _id: id, ...rest } : rest;
  return JSON.parse(JSON.stringify(shown)) as unknown;
};
