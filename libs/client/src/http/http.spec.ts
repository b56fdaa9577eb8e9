import type { UrlDto } from '@nawala/contracts/checker';
import { ClientError } from '../client-error';
import { createClient } from '../create-client';
import type { ClientOptions } from '../options';
import { BulkInterrupted } from './report-all';

type Answer = (body: { updates: unknown[] }, request: Request) => Response | Promise<Response>;

/** A client of an API that gives these answers, one after the other, and what it was asked. */
function clientOf(answers: Answer[], options: Partial<ClientOptions> = {}) {
  const asked: Request[] = [];
  const fetch: ClientOptions['fetch'] = async (input, init) => {
    const request = new Request(input as URL, init);
    asked.push(request.clone());
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    return answer!(JSON.parse((await request.text()) || '{}'), request);
  };
  return { asked, client: createClient({ url: 'https://nawala.example.com/monitor', fetch, ...options }) };
}

const row: UrlDto = { id: 'a', brand: 'Aurora', Domain: 'shop.example.com', noto: '' };
const reports = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, scanResult: { status: 'blocked' as const } }));
const tookAll: Answer = ({ updates }) =>
  Response.json({ success: true, message: '', data: { success: updates.length, failed: 0, errors: [] } });
const problem = (status: number, headers = {}) =>
  Response.json({ detail: 'Not now.', code: 'TOO_MANY_REQUESTS', status }, { status, headers });
const soon = (status: number) => problem(status, { 'retry-after': '0' });

beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => jest.restoreAllMocks());

describe('list', () => {
  it('reads the list once while it stays the same, and each brand’s for itself', async () => {
    const answer: Answer = (_, { url, headers }) =>
      headers.get('if-none-match') === `W/"${url}"`
        ? new Response(null, { status: 304 })
        : Response.json([row], { headers: { etag: `W/"${url}"` } });
    const { client, asked } = clientOf([answer]);
    const first = await client.list();
    expect(await client.list()).toBe(first);
    expect(await client.list({ brand: 'A&B' })).toEqual([row]);
    expect(asked.map(({ url }) => url)).toEqual([
      'https://nawala.example.com/monitor/api/urls',
      'https://nawala.example.com/monitor/api/urls',
      'https://nawala.example.com/monitor/api/urls?brand=A%26B',
    ]);
  });

  it('takes the page of a portal, which answers 200 too, for no answer', async () => {
    const { client } = clientOf([() => new Response('<html>Sign in</html>')], { retries: 0 });
    await expect(client.list()).rejects.toMatchObject({ name: 'ClientError', status: null });
  });

  it('asks for the token each time, and sends it', async () => {
    let asked = 0;
    const { client, asked: requests } = clientOf([() => Response.json([])], { token: async () => `t${(asked += 1)}` });
    await client.list();
    await client.list();
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer t1', 'Bearer t2']);
  });
});

describe('what fails for now', () => {
  it.each([[429], [503], [408]])('%p is tried again when the API says', async (status) => {
    const { client, asked } = clientOf([() => soon(status), () => Response.json([row])]);
    expect(await client.list()).toEqual([row]);
    expect(asked).toHaveLength(2);
  });

  it('is given up after so many times, with what the API said', async () => {
    const { client, asked } = clientOf([() => soon(429)], { retries: 2 });
    await expect(client.list()).rejects.toMatchObject({
      message: 'The API answers 429: Not now.',
      status: 429,
      code: 'TOO_MANY_REQUESTS',
      retryAfterMs: 0,
    });
    expect(asked).toHaveLength(3);
  });

  it.each([[400], [401], [403], [404]])('%p is not: the same again would be refused again', async (status) => {
    const { client, asked } = clientOf([() => problem(status)]);
    await expect(client.report(reports(1)[0]!)).rejects.toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it('ends with the reason of its signal', async () => {
    const controller = new AbortController();
    const { client } = clientOf([
      () => {
        controller.abort(new Error('enough'));
        return soon(503);
      },
    ]);
    await expect(client.list({ signal: controller.signal })).rejects.toThrow('enough');
  });

  it('names the reason when nobody answers', async () => {
    const nobody = () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
    const { client } = clientOf([nobody], { retries: 0 });
    await expect(client.list()).rejects.toEqual(
      new ClientError('The API at https://nawala.example.com cannot be reached (ECONNREFUSED)', null),
    );
  });
});

describe('reportAll', () => {
  it('sends a thousand at once, and counts refusals through all of them', async () => {
    const refusesFirst: Answer = ({ updates }) =>
      Response.json({
        data: { success: updates.length - 1, failed: 1, errors: [{ index: 0, id: 'x', error: 'no such domain' }] },
      });
    const { client, asked } = clientOf([tookAll, refusesFirst]);
    expect(await client.reportAll(reports(1500))).toEqual({
      success: 1499,
      failed: 1,
      errors: [{ index: 1000, id: 'x', error: 'no such domain' }],
    });
    expect(asked).toHaveLength(2);
  });

  it('sends less at once to an API that takes less', async () => {
    const { client, asked } = clientOf([
      (body) => (body.updates.length > 300 ? problem(413) : tookAll(body, asked[0]!)),
    ]);
    expect(await client.reportAll(reports(1000))).toMatchObject({ success: 1000 });
    expect(asked).toHaveLength(6);
  });

  it('says how far it came when the key is revoked in the middle', async () => {
    const { client } = clientOf([tookAll, () => problem(401)]);
    const failure = await client.reportAll(reports(1200)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BulkInterrupted);
    expect(failure).toMatchObject({ status: 401, answered: 1000, outcome: { success: 1000 } });
  });

  const countOf = async (data: unknown) =>
    (await clientOf([() => Response.json({ data })]).client.reportAll(reports(1))).errors.length;

  it('refuses as many as the API counts, not only those that it names, and no more than can be sent', async () => {
    const errors = [{ index: 0, id: 'a', error: 'There is no such domain.' }];
    expect(await countOf({ success: 10, failed: 7, errors })).toBe(7);
    expect(await countOf({ success: 0, failed: 1e9, errors: [] })).toBe(1000);
  });

  it.each([[1], [0], [-5], ['x'], [undefined]])('believes what is named when %p are counted', async (failed) =>
    expect(await countOf({ success: 0, failed, errors: [{ index: 0, id: null, error: 'no' }] })).toBe(1),
  );
});

it('reads history page by page, as far as somebody wants it', async () => {
  const { client, asked } = clientOf([
    () => Response.json({ items: [{ id: '1' }, { id: '2' }], next: 'mark' }),
    () => Response.json({ items: [{ id: '3' }], next: null }),
  ]);
  const seen: string[] = [];
  for await (const { id } of client.transitions({ verdicts: true, kind: ['verdict', 'edit'] })) seen.push(id);
  expect(seen).toEqual(['1', '2', '3']);
  expect(asked.map(({ url }) => new URL(url).search)).toEqual([
    '?limit=500&verdicts=true&kind=verdict&kind=edit',
    '?limit=500&verdicts=true&kind=verdict&kind=edit&before=mark',
  ]);
});

it('refuses to listen since a time that is none, before it asks anybody', () => {
  const { client, asked } = clientOf([]);
  expect(() => client.subscribe({ since: 'yesterday' })).toThrow(/^since is a Date, or a time/);
  expect(asked).toEqual([]);
});
