// The dashboard's container: its files, with their headers, for the edge in front. What is for the API never comes here.
import { startDashboardServer } from '../tools/run/dashboard-server.mjs';

const files = new URL('../dist/apps/dashboard/browser', import.meta.url).pathname;
const api = process.env['API_URL'] ?? 'http://api-1:5000';
const server = await startDashboardServer({ files, api, port: 3000, host: '0.0.0.0', trustForwarded: true });
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void server.close().then(() => process.exit(0)));
