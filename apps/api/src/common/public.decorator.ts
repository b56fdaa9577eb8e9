import { Reflector } from '@nestjs/core';

/** Opens a route to strangers. Everything without it wants a signed-in user. */
export const Public = Reflector.createDecorator<void, true>({ transform: () => true });
