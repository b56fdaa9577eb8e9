import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createApiClient } from './api-client';

describe('The API as the agent sees it', () => {
  let server: Server;
  afterEach(() => server.close());

  const outcomeOf = async (data: unknown) => {
    server = createServer((_, response) => response.end(JSON.stringify({ success: true, message: '', data })));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await createApiClient(new URL(`http://127.0.0.1:${port}`)).report([]);
    return answer.ok ? answer.value.errors : undefined;
  };
  const listed = [{ index: 3, id: 'a', error: 'There is no such domain.' }];

  it('refuses as many as it counts, not only those that it names', async () => {
    const errors = await outcomeOf({ success: 10, failed: 7, errors: listed });
    expect(errors).toHaveLength(7);
    expect(errors?.[0]).toEqual(listed[0]);
  });

  it.each([[1], [0], [-5], ['x'], [undefined]])('is believed in what it names when it counts %p', async (failed) =>
    expect(await outcomeOf({ success: 0, failed, errors: listed })).toEqual(listed),
  );

  it('refuses no more than can be sent', async () =>
    expect(await outcomeOf({ success: 0, failed: 1e9, errors: [] })).toHaveLength(1000));
});
