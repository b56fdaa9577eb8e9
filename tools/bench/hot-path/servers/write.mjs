// The floor: a bare Fastify that makes one durable write and answers.
import fastify from 'fastify';
import { floorOf } from '../floor.mjs';

const write = await floorOf(process.env.MONGODB_URI);
const app = fastify();
app.post('/api/urls/update', async ({ body }) => {
  await write(body);
  return { success: true, data: { id: body.id } };
});
process.send({ type: 'ready', url: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.once('disconnect', () => process.exit(0));
