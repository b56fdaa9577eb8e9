import { Reflector } from '@nestjs/core';
import type { Role } from '@nawala/contracts';

/** Narrows a handler or a controller to some roles; the handler's list wins over the class's. */
export const Roles = Reflector.createDecorator<readonly Role[]>();
