import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDashboardServer } from '../run/dashboard-server.mjs';

describe('what browsers may keep of the dashboard', () => {
  const files = mkdtempSync(join(tmpdir(), 'nawala-files-'));
  let server;

  beforeAll(async () => {
    for (const name of ['index.html', 'first-paint.js', 'main-F2RZAZSC.js', 'chunk-D-tJXeW2.js', 'chunk-Dqw1YW_6.js']) {
      writeFileSync(join(files, name), '');
    }
    server = await startDashboardServer({ files, api: 'http://127.0.0.1:1', port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await server.close();
    rmSync(files, { recursive: true });
  });

  const get = (path) => fetch(`http://127.0.0.1:${server.port}${path}`);

  it.each(['/main-F2RZAZSC.js', '/chunk-D-tJXeW2.js', '/chunk-Dqw1YW_6.js'])('%s for good', async (path) => {
    expect((await get(path)).headers.get('Cache-Control')).toContain('immutable');
  });

  it.each(['/', '/domains?page=2', '/first-paint.js'])('%s until asked again', async (path) => {
    expect((await get(path)).headers.get('Cache-Control')).toBe('no-cache');
  });

  it('nothing of a file that an upgrade has taken away', async () => {
    const answer = await get('/chunk-AAAAAAAA.js');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Cache-Control')).toBeNull();
  });
});
