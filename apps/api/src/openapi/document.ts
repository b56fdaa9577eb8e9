import type { ErrorCode } from '@nawala/contracts';
import { ANSWERS } from './answer-schemas';
import { answer } from './answers';
import { STATUS_OF } from '../common/problem';
import type { Operation } from './operation';
import { OPERATIONS } from './operations';
import { type DtoClass, nestedDtos, requestSchema } from './request-schemas';
import { type JsonSchema, refTo } from './schema';

const SECURITY = {
  user: [{ accessToken: [] }],
  admin: [{ accessToken: [] }],
  checker: [{}, { checkerKey: [] }],
  anyone: [],
};

/** What each caller of an operation has to expect besides what the operation itself lists. */
function errorsOf(operation: Operation, path: string): ErrorCode[] {
  const { caller, query, body, errors = [] } = operation;
  const signedIn: ErrorCode[] = caller === 'anyone' ? [] : ['UNAUTHENTICATED'];
  const admin: ErrorCode[] = caller === 'admin' ? ['FORBIDDEN'] : [];
  const input: ErrorCode[] = query || body || path.includes('{') ? ['INVALID_INPUT'] : [];
  const sent: ErrorCode[] = body ? ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] : [];
  const api: ErrorCode[] = path.startsWith('/api/') ? ['TOO_MANY_REQUESTS', 'NOT_READY'] : [];
  return [...new Set([...input, ...signedIn, ...admin, ...errors, ...sent, ...api, 'INTERNAL' as const])];
}

function problemResponses(codes: readonly ErrorCode[]): Record<string, object> {
  const statuses = [...new Set(codes.map((code) => STATUS_OF[code]))];
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: codes.filter((code) => STATUS_OF[code] === status).join(', '),
        content: { 'application/problem+json': { schema: answer('ProblemDto') } },
        ...((status === 429 || status === 503) && { headers: { 'Retry-After': { schema: { type: 'integer' } } } }),
      },
    ]),
  );
}

function parametersOf(path: string, query: DtoClass | undefined): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[0-9a-fA-F]{24}$' },
  }));
  const { properties = {}, required = [] } = query ? requestSchema(query) : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [...inPath, ...inQuery];
}

function presentOperation(route: string, operation: Operation): object {
  const [method = '', path = ''] = route.split(' ');
  const { tag, summary, caller, status, mediaType = 'application/json', body, bodyExample } = operation;
  const parameters = parametersOf(path, operation.query);
  return {
    operationId: `${method.toLowerCase()}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    tags: [tag],
    summary,
    security: SECURITY[caller],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: refTo(body.name), example: bodyExample } },
      },
    }),
    responses: {
      [status]: {
        description: status === 204 ? 'Done' : 'OK',
        ...(operation.answer && { content: { [mediaType]: { schema: operation.answer } } }),
      },
      ...(operation.cacheable && { 304: { description: 'Unchanged' } }),
      ...problemResponses(errorsOf(operation, path)),
    },
  };
}

/** The API in OpenAPI 3.0: requests from the DTO classes' own rules, answers from schemas tied to their interfaces. */
export function openApiDocument() {
  const bodies = Object.values(OPERATIONS).flatMap(({ body }) => (body ? [body, ...nestedDtos(body)] : []));
  const requests: [string, JsonSchema][] = bodies.map((dto) => [dto.name, requestSchema(dto)]);
  const paths: Record<string, Record<string, object>> = {};
  for (const [route, operation] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = route.split(' ');
    (paths[path] ??= {})[method.toLowerCase()] = presentOperation(route, operation);
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'Nawala Monitor',
      version: '1.0',
      description: 'Which of your host names Indonesian networks block, and every change at once.',
    },
    paths,
    components: {
      schemas: { ...ANSWERS, ...Object.fromEntries(requests) } as Record<string, JsonSchema>,
      securitySchemes: {
        accessToken: { type: 'http' as const, scheme: 'bearer', bearerFormat: 'JWT' },
        checkerKey: { type: 'http' as const, scheme: 'bearer' },
      },
    },
  };
}
