// The floor: a bare Fastify that makes one durable write and answers.
import fastify from 'fastify';
import { MongoClient, ObjectId } from 'mongodb';

const client = await new MongoClient(process.env.MONGODB_URI, {
  maxPoolSize: 50,
  writeConcern: { w: 'majority', journal: true },
}).connect();
const floor = client.db('floor').collection('domains');

const app = fastify();
app.post('/api/urls/update', async ({ body }) => {
  const change = { $set: { status: body.scanResult.status, lastChecked: new Date() } };
  await floor.updateOne({ _id: ObjectId.createFromHexString(body.id) }, change, { upsert: true });
  return { success: true, data: { id: body.id } };
});
process.send({ type: 'ready', url: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.once('disconnect', () => process.exit(0));
