import { inputWork } from '../src/common/input-work';
import { HOSTILE_BODIES, HOSTILE_QUERIES } from './support/hostile';
import { addressOf, type Route, routesOf } from './support/routes';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const MAX_ANSWER = 64 * 1024;
/** What a request may make the API do, whatever its size. */
const MAX_SCANNED = 128 * 1024;
const MAX_MEMBERS = 50;

/** Of each path and method, what it may be asked with. */
interface Document {
  paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>;
}

/** Names that no route knows. */
const UNKNOWN = ['x', '__proto__'];

describe('Whatever is sent to any route', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let routes: Route[];
  let document: Document;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
    routes = routesOf(api.app);
    ({ body: document } = await api.stranger.get<Document>('/api/docs-json'));
  });
  afterAll(() => api?.stop());

  const namesOf = ({ path }: Route): string[] => {
    const declared = document.paths[path]!['get']!.parameters ?? [];
    return declared.flatMap((parameter) => (parameter.in === 'query' ? parameter.name : [])).concat(UNKNOWN);
  };

  /** What is wrong with the answer; undefined when nothing is. */
  async function complaintAbout(route: Route, path: string, body?: string): Promise<string | undefined> {
    const before = { ...inputWork };
    const answer = await fetch(api.url + path, {
      method: route.method,
      headers: {
        authorization: `Bearer ${admin.token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });
    const { byteLength } = await answer.arrayBuffer();
    const isProblem = answer.headers.get('content-type')?.includes('problem+json');
    const wrong = [
      answer.status >= 500 && answer.status !== 503 && `status ${answer.status}`,
      answer.status >= 400 && !isProblem && 'no problem document',
      answer.status >= 400 && byteLength > MAX_ANSWER && `${byteLength} bytes`,
      inputWork.scanned - before.scanned > MAX_SCANNED && `${inputWork.scanned - before.scanned} bytes scanned`,
      inputWork.members - before.members > MAX_MEMBERS && `${inputWork.members - before.members} members made`,
    ].filter(Boolean);
    return wrong.length > 0 ? `${route.method} ${path.slice(0, 80)}: ${wrong.join(', ')}` : undefined;
  }

  it.each(HOSTILE_BODIES)('a body of $name costs next to nothing', async ({ body }) => {
    const complaints: (string | undefined)[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET'))
      complaints.push(await complaintAbout(route, addressOf(route), body));
    expect(complaints.filter(Boolean)).toEqual([]);
  });

  it.each(HOSTILE_QUERIES)('a query such as %j is answered in order', async (query) => {
    const complaints: (string | undefined)[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET'))
      for (const name of namesOf(route))
        complaints.push(await complaintAbout(route, `${addressOf(route)}?${name}=${query}`));
    expect(complaints.filter(Boolean)).toEqual([]);
  });

  it.each([
    '%00',
    '%ff',
    '%ED%A0%80',
    '%E2%80%8B',
    '..%2f',
    'a'.repeat(3000),
    '__proto__',
    'constructor',
    '%F0%9F%92%A9',
  ])('an id such as %.20s is answered in order', async (id) => {
    const complaints: (string | undefined)[] = [];
    for (const route of routes.filter(({ path }) => path.includes('{')))
      complaints.push(await complaintAbout(route, route.path.replace(/\{\w+\}/g, id)));
    expect(complaints.filter(Boolean)).toEqual([]);
  });

  it.each([
    '\u00ff\u0080',
    'a'.repeat(7000),
    '%00',
    '"',
    ';;;=',
    '__proto__=1',
    'refresh_token=%00%ff; refresh_token=a',
  ])('headers such as %.20j are answered in order', async (value) => {
    const names = [
      'cookie',
      'user-agent',
      'if-none-match',
      'accept-encoding',
      'accept',
      'authorization',
      'origin',
      'x-forwarded-for',
    ];
    for (const name of names)
      for (const [method, path] of [
        ['POST', '/api/auth/refresh'],
        ['GET', '/api/urls'],
        ['GET', '/api/domains'],
      ] as const) {
        const { status } = await api.stranger.request(method, path, undefined, { [name]: value });
        expect(`${name} ${status < 500}`).toBe(`${name} true`);
      }
  });
});
