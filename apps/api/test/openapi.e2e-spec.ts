import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { routesOf } from './support/routes';
import { startApi, type TestApi } from './support/start-api';

interface Answer {
  content?: Record<string, { schema: object; example?: unknown }>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { requestBody?: object; responses: Record<string, Answer> }>>;
  components: { schemas: Record<string, { required?: string[]; properties?: Record<string, object> }> };
}

/** One of each feature. */
const SHOWN = [
  'POST /api/auth/login',
  'GET /api/users/{id}',
  'GET /api/brands',
  'GET /api/domains',
  'GET /api/domains/{id}/history',
  'GET /api/transitions',
  'GET /api/urls',
  'GET /api/stats',
  'GET /api/incidents',
  'GET /api/mutes',
  'GET /api/alerts/channels',
  'GET /api/alerts/rules',
];

/** What each route answers where all goes well, where it answers anything. */
const answersOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) => {
      const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
      const route = `${method.toUpperCase()} ${path}`;
      return Object.values(success?.content ?? {}).map((answer) => ({ route, ...answer }));
    }),
  );

/** That answers are as described is checked for every answer of every spec: see support/described.ts. */
describe('OpenAPI', () => {
  let api: TestApi;
  let document: Document;

  beforeAll(async () => {
    api = await startApi();
    ({ body: document } = await api.stranger.get<Document>('/api/docs-json'));
  });
  afterAll(() => api?.stop());

  it('describes every route of the router, and no other', () => {
    const routed = routesOf(api.app).map(({ method, path }) => `${method} ${path}`);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(routed.sort());
    expect(described).toEqual(expect.arrayContaining(['GET /api/urls', 'PATCH /api/users/{id}', 'GET /health/live']));
  });

  it('has a request schema wherever a body is sent and an answer schema wherever one comes', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.entries(methods));
    for (const [method, { responses }] of operations) {
      const [success] = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      expect(success).toBeDefined();
      const [status, response] = success!;
      if (status !== '204') expect(response).toHaveProperty('content');
      expect(method).not.toBe('');
    }
    expect(document.paths['/api/users']?.['post']?.requestBody).toBeDefined();
  });

  it('shows what answers look like, in their own schemas', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    ajv.addSchema({ $id: 'api', components: document.components });
    const shown = answersOf(document).filter(({ example }) => example !== undefined);
    expect(shown.map(({ route }) => route)).toEqual(expect.arrayContaining(SHOWN));
    for (const { route, schema, example } of shown) {
      const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object);
      validate(example);
      expect([route, validate.errors]).toEqual([route, null]);
    }
  });

  it('takes the rules of a body from its DTO class', () => {
    expect(document.components.schemas['CreateUserDto']).toEqual({
      type: 'object',
      required: ['email', 'name', 'password'],
      additionalProperties: false,
      properties: {
        email: expect.objectContaining({ format: 'email', maxLength: 254 }) as object,
        name: expect.objectContaining({ minLength: 1, maxLength: 80 }) as object,
        password: expect.objectContaining({ minLength: 12, maxLength: 128 }) as object,
        role: expect.objectContaining({ enum: ['admin', 'user'], default: 'user' }) as object,
      },
    });
    expect(document.components.schemas['RecordScanDto']?.properties?.['scanResult']).toMatchObject({
      $ref: '#/components/schemas/ScanResultDto',
    });
    expect(document.components.schemas['ScanResultDto']).toMatchObject({
      required: ['status'],
      additionalProperties: false,
    });
  });

  it('says on every operation under /api what an error looks like', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!path.startsWith('/api/')) continue;
      for (const { responses } of Object.values(methods)) {
        expect(responses).toHaveProperty(['503', 'content', 'application/problem+json']);
        expect(responses).toHaveProperty(['429', 'headers', 'Retry-After']);
      }
    }
  });

  it('serves a page that a strict policy lets work, and only there', async () => {
    const page = await api.stranger.get<string>('/api/docs');
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/<script>/);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const script = /src="\.\/(docs\/swagger-ui-init\.js)"/.exec(page.body)?.[1];
    expect((await api.stranger.get(`/api/${script}`)).status).toBe(200);
    const elsewhere = await api.stranger.get('/health/live');
    expect(elsewhere.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });
});
