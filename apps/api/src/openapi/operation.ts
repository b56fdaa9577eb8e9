import type { ErrorCode } from '@nawala/contracts';
import type { DtoClass } from './request-schemas';
import type { JsonSchema } from './schema';

/** Who may call it: `anyone`, a `checker` (see CHECKER_AUTH), any signed-in `user`, or an `admin`. */
export type Caller = 'anyone' | 'checker' | 'user' | 'admin';

export interface Operation {
  tag: string;
  summary: string;
  caller: Caller;
  status: 200 | 201 | 204;
  /** Left out: no body. */
  answer?: JsonSchema;
  /** Left out: JSON. */
  mediaType?: string;
  query?: DtoClass;
  body?: DtoClass;
  bodyExample?: object;
  /** Answers 304 to an `If-None-Match` that still fits. */
  cacheable?: true;
  /** What can go wrong besides what can always go wrong. */
  errors?: readonly ErrorCode[];
}

type Described = Omit<Operation, 'tag' | 'caller' | 'status'> & Partial<Pick<Operation, 'caller' | 'status'>>;
/** Operations of one feature, by `METHOD /path`. */
export const tagged = (tag: string, operations: Record<string, Described>): Record<string, Operation> =>
  Object.fromEntries(
    Object.entries(operations).map(([route, operation]) => [route, { tag, ...defaultsOf(route), ...operation }]),
  );

/** Everybody signed in reads; admins write. */
function defaultsOf(route: string): Pick<Operation, 'caller' | 'status'> {
  const [method] = route.split(' ');
  const status = ({ POST: 201, DELETE: 204 } as const)[method ?? ''] ?? 200;
  return { caller: method === 'GET' ? 'user' : 'admin', status };
}
