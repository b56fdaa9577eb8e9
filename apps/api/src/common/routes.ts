import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import { RoutePathFactory } from '@nestjs/core/router/route-path-factory';
import { ParseObjectId } from './parse-object-id.pipe';

type Handler = (...args: never[]) => unknown;
export type DtoClass = new () => object;

/** One handler, as its own decorators and types describe it. */
export interface Route {
  controller: Type;
  handler: Handler;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  /** `/api/users/{id}` */
  path: string;
  /** Those of its parameters that name a document. */
  ids: string[];
  status: number;
  body?: DtoClass;
  query?: DtoClass;
}

/** Every route of every controller of the app: a new one is in here without anybody remembering to add it. */
export function routesOf(app: INestApplicationContext): Route[] {
  const config = app.get(ApplicationConfig);
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((each) => [...each.controllers.values()].map(({ metatype }) => metatype as Type));
  return controllers.flatMap((controller) =>
    handlersOf(controller).map((handler) => routeOf(controller, handler, config)),
  );
}

const handlersOf = (controller: Type): Handler[] =>
  Object.values(Object.getOwnPropertyDescriptors(controller.prototype))
    .map(({ value }) => value as unknown)
    .filter((value): value is Handler => typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value));

function routeOf(controller: Type, handler: Handler, config: ApplicationConfig): Route {
  const own = <T>(key: string): T => Reflect.getMetadata(key, handler) as T;
  const verb = own<RequestMethod>(METHOD_METADATA);
  const parts = {
    globalPrefix: config.getGlobalPrefix(),
    ctrlPath: Reflect.getMetadata(PATH_METADATA, controller) as string,
    methodPath: own<string>(PATH_METADATA),
  };
  const [path = ''] = new RoutePathFactory(config).create(parts, verb);
  return {
    controller,
    handler,
    method: RequestMethod[verb] as Route['method'],
    path: path.replace(/(?<=.)\/$/, '').replace(/:(\w+)/g, '{$1}'),
    ids: idsOf(controller, handler),
    status: own<number | undefined>(HTTP_CODE_METADATA) ?? (verb === RequestMethod.POST ? 201 : 200),
    body: parameterOf(controller, handler, RouteParamtypes.BODY),
    query: parameterOf(controller, handler, RouteParamtypes.QUERY),
  };
}

interface Parameter {
  kind: string;
  index: number;
  data?: string;
  pipes?: unknown[];
}

function parametersOf(controller: Type, { name }: Handler): Parameter[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, Parameter>;
  return Object.entries(parameters).map(([key, parameter]) => ({ ...parameter, kind: key.split(':', 1)[0]! }));
}

/** The DTO class of the parameter that takes the whole body, or the whole query. */
function parameterOf(controller: Type, handler: Handler, wanted: RouteParamtypes): DtoClass | undefined {
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler.name) as DtoClass[];
  const found = parametersOf(controller, handler).find(({ kind }) => kind === String(wanted));
  return found && types[found.index];
}

const idsOf = (controller: Type, handler: Handler): string[] =>
  parametersOf(controller, handler).flatMap(({ data, pipes = [] }) =>
    data !== undefined && pipes.includes(ParseObjectId) ? data : [],
  );
