import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  /** As in the OpenAPI document: `/api/users/{id}`. */
  path: string;
}

const OUTSIDE_PREFIX = /^\/(health|metrics)(\/|$)/;

/** Every route of every controller of the running app: a new one is in here without anybody remembering to add it. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers: these }) => [...these.values()]);
  return controllers.flatMap(({ metatype }) => routesOfController(metatype as Type));
}

function routesOfController(controller: Type): Route[] {
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  const handlers = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).map(
    ({ value }) => value as unknown,
  );
  return handlers.flatMap((handler) => {
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod] as Route['method'];
    const own = Reflect.getMetadata(PATH_METADATA, handler) as string;
    const path = `/${base}/${own}`
      .replace(/\/+/g, '/')
      .replace(/(?<=.)\/$/, '')
      .replace(/:(\w+)/g, '{$1}');
    return [{ method, path: OUTSIDE_PREFIX.test(path) ? path : `/api${path}` }];
  });
}

export const NO_SUCH_ID = '0'.repeat(24);

/** The route as a request goes there, with ids that name nothing. */
export const addressOf = ({ path }: Route): string => path.replace(/\{\w+\}/g, NO_SUCH_ID);
