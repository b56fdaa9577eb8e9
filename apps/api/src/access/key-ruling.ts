import type { KeyScope } from '@nawala/contracts';

const READS = ['GET', 'HEAD'];
/** Where nobody is asked who they are, whatever they show. */
const OPEN = /^\/(?!api(\/|$))|^\/api\/docs(\/|$)/;
const OF_CHECKERS = /^\/api\/urls(\/|$)/;
/** What belongs to a person, who has a session. */
const OF_PEOPLE = /^\/api\/(auth|me|views)(\/|$)/;

/** @param path the router's pattern, such as `/api/users/:id`: never what the client wrote */
export const isAskedForKey = (path: string): boolean => !OPEN.test(path);

/** Whether a key opens a route that asks for one (the same `path`); that a reader is no admin is judged later, by role. */
export function keyOpens(scopes: readonly KeyScope[], method: string, path: string): boolean {
  if (OF_CHECKERS.test(path) && scopes.includes('report')) return true;
  return scopes.includes('read') && READS.includes(method) && !OF_PEOPLE.test(path);
}
