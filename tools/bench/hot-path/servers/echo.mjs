// The floor of HTTP: a bare Fastify that answers and does nothing else.
import fastify from 'fastify';

const app = fastify();
app.post('/api/urls/update', async ({ body }) => ({ success: true, data: { id: body.id } }));
process.send({ type: 'ready', url: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.once('disconnect', () => process.exit(0));
