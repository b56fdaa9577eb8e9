import { MongoClient, ObjectId } from 'mongodb';

/** The smallest durable write that a report could be, over the bare driver. */
export async function floorOf(uri) {
  const client = await new MongoClient(uri, {
    maxPoolSize: 50,
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  const domains = client.db('floor').collection('domains');
  return ({ id, scanResult }) => {
    const change = { $set: { status: scanResult.status, lastChecked: new Date() } };
    return domains.updateOne({ _id: ObjectId.createFromHexString(id) }, change, { upsert: true });
  };
}
