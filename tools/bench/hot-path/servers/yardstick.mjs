// The yardstick: what a checker's report costs when it is written down plainly, one document read, changed and saved.
import express from 'express';
import { createServer } from 'node:http';
import mongoose from 'mongoose';
import { Server } from 'socket.io';

const { MONGODB_URI } = process.env;
await mongoose.connect(MONGODB_URI, {
  dbName: 'yardstick',
  maxPoolSize: 50,
  writeConcern: { w: 'majority', journal: true },
});

const Brand = mongoose.model('Brand', new mongoose.Schema({ name: String, code: String }));
const Domain = mongoose.model(
  'Domain',
  new mongoose.Schema(
    {
      domain: { type: String, required: true, unique: true },
      brand: { type: mongoose.Schema.Types.ObjectId, ref: 'Brand' },
      note: String,
      isActive: Boolean,
      nawala: { status: String, blockedId: String, lastChecked: Date },
    },
    { timestamps: true },
  ),
);
await Promise.all([Brand.init(), Domain.init()]);

const app = express();
const server = createServer(app);
const io = new Server(server);
app.use(express.json());

app.get('/api/urls', async (_request, response) => {
  const domains = await Domain.find({ isActive: true }).populate('brand');
  response.json(
    domains.map(({ id, brand, domain, note }) => ({ id, brand: brand?.name ?? '', Domain: domain, noto: note })),
  );
});

app.post('/api/urls/update', async (request, response) => {
  const { id, scanResult } = request.body;
  const domain = await Domain.findById(id);
  if (!domain) return response.status(404).json({ success: false });
  const previousStatus = domain.nawala.status;
  const now = new Date();
  domain.nawala = {
    status: scanResult.status === 'blocked' ? 'ada' : 'tidak ada',
    blockedId: `scan_${now.getTime()}`,
    lastChecked: now,
  };
  await domain.save();
  io.emit('domain:nawala-updated', {
    domainId: domain.id,
    domain: domain.domain,
    nawala: domain.nawala,
    previousStatus,
  });
  return response.json({ success: true, data: { id: domain.id, domain: domain.domain, nawala: domain.nawala } });
});

server.listen(0, '127.0.0.1', () => process.send({ type: 'ready', url: `http://127.0.0.1:${server.address().port}` }));
process.once('disconnect', () => process.exit(0));
