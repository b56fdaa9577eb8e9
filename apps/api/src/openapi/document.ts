import { HttpStatus, type INestApplication } from '@nestjs/common';
import { HEADERS_METADATA } from '@nestjs/common/constants';
import { Reflector } from '@nestjs/core';
import type { ErrorCode } from '@nawala/contracts';
import { RETRIABLE, STATUS_OF } from '../common/problem';
import { readAnswers } from './answers';
import { callerOf, isOperational } from '../auth/caller';
import { DescriptionOf, type Description } from '../common/describe.decorator';
import { asSent, type JsonSchema, requestSchemas } from './request-schemas';
import { type Route, routesOf } from '../common/routes';

const reflector = new Reflector();
const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const nameOf = ({ controller, handler }: Route): string => `${controller.name}_${handler.name}`;
const content = (type: string, schema: JsonSchema, example?: unknown) => ({ content: { [type]: { schema, example } } });

/** What every route of this kind may answer, besides what its own description lists. */
function errorsOf(route: Route, { errors = [] }: Description): ErrorCode[] {
  const { path, query, body } = route;
  const input: ErrorCode[] = query || body || path.includes('{') ? ['INVALID_INPUT'] : [];
  const sent: ErrorCode[] = body ? ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] : [];
  const always: ErrorCode[] = isOperational(route) ? ['INTERNAL'] : [...RETRIABLE, 'INTERNAL'];
  return [...new Set([...input, ...callerOf(route).errors, ...errors, ...sent, ...always])];
}

function problems(codes: readonly ErrorCode[]): Record<string, object> {
  const statuses = [...new Set(codes.map((code) => STATUS_OF[code]))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes.filter((code) => STATUS_OF[code] === status).join(', '),
        ...content('application/problem+json', refTo('ProblemDto')),
        ...(RETRIABLE.some((code) => STATUS_OF[code] === status) && {
          headers: { 'Retry-After': { schema: { type: 'integer' } } },
        }),
      },
    ]),
  );
}

function parametersOf({ path, ids }: Route, query: JsonSchema | undefined): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(ids.includes(name) && { pattern: '^[0-9a-fA-F]{24}$' }) },
  }));
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query?.required?.includes(name) ?? false,
    schema,
  }));
  return [...inPath, ...inQuery];
}

/** What a handler's `@Header('Content-Type', …)` says; JSON where it says nothing. */
function mediaTypeOf({ handler }: Route): string {
  const headers = (Reflect.getMetadata(HEADERS_METADATA, handler) ?? []) as { name: string; value: string }[];
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  return type?.split(';', 1)[0] ?? 'application/json';
}

function operationOf(route: Route, schemas: Record<string, JsonSchema>): object {
  const { controller, handler, status, body, query } = route;
  const description = reflector.get(DescriptionOf, handler);
  if (!description) throw new Error(`${nameOf(route)} has no @Describe: every route says what it is for.`);
  const parameters = parametersOf(route, query && asSent(query, schemas[query.name] ?? {}));
  const answer = schemas[nameOf(route)];
  return {
    operationId: nameOf(route),
    tags: [controller.name.replace('Controller', '')],
    summary: description.summary,
    security: callerOf(route).security,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: refTo(body.name), example: description.example },
          ...(description.csvExample && {
            'text/csv': { schema: { type: 'string' }, example: description.csvExample },
          }),
        },
      },
    }),
    responses: {
      [status]: {
        description: answer ? 'OK' : 'Done',
        ...(answer && content(mediaTypeOf(route), answer, description.answer)),
        ...(description.undo && { headers: { Undo: { schema: { type: 'string' } } } }),
      },
      ...(description.later && {
        [HttpStatus.ACCEPTED]: {
          description: 'Goes on in the background',
          ...content('application/json', refTo('JobLinkDto')),
        },
      }),
      ...(description.cacheable && { [HttpStatus.NOT_MODIFIED]: { description: 'Unchanged' } }),
      ...problems(errorsOf(route, description)),
    },
  };
}

/** The schemas that these parts name, and those that they name. */
function named(parts: unknown, schemas: Record<string, JsonSchema>, found = new Set<string>()): Set<string> {
  for (const [, name = ''] of JSON.stringify(parts).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    named(schemas[name], schemas, found);
  }
  return found;
}

/** The API in OpenAPI 3.1, read from its own decorators, DTO classes and return types. */
export function openApiDocument(app: INestApplication) {
  const routes = routesOf(app);
  const bodies = routes.flatMap(({ body }) => body ?? []);
  const requests = requestSchemas();
  for (const dto of bodies) requests[dto.name] = asSent(dto, requests[dto.name] ?? {});
  const schemas = { ...requests, ...readAnswers() };
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route, schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nawala Monitor',
      version: '1.0',
      description: 'Which of your host names Indonesian networks block, and every change at once.',
    },
    paths,
    components: {
      schemas: Object.fromEntries([...named(paths, schemas)].sort().map((name) => [name, schemas[name]!])),
      securitySchemes: {
        accessToken: { type: 'http' as const, scheme: 'bearer', bearerFormat: 'JWT' },
        checkerKey: {
          type: 'http' as const,
          scheme: 'bearer',
          description: 'A key, `nwl_…`: with the scope `report` for /api/urls, with `read` for whatever users may GET',
        },
      },
    },
  };
}
