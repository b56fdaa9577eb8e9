import type { ProblemDto } from '@nawala/contracts';
import { ClientError } from '../client-error';
import type { Connection } from '../options';
import { parseRetryAfter } from './back-off';

export interface Request {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: object;
  /** Ends the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

async function problemOf(response: Response): Promise<ProblemDto | null> {
  const body = (await response.json().catch(() => null)) as Partial<ProblemDto> | null;
  return typeof body?.detail === 'string' ? (body as ProblemDto) : null;
}

async function refused(response: Response): Promise<ClientError> {
  const problem = await problemOf(response);
  const { status } = response;
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), Date.now());
  const said = problem ? `${status}: ${problem.detail}` : `${status}`;
  return new ClientError(`The API answers ${said}`, status, problem, retryAfterMs);
}

function unanswered(error: unknown, { base, timeoutMs }: Connection): ClientError {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  const why =
    name === 'TimeoutError'
      ? `gave no answer in ${timeoutMs / 1000} s`
      : `cannot be reached (${cause?.code ?? cause?.message ?? message})`;
  return new ClientError(`The API at ${base.origin} ${why}`, null);
}

/**
 * One request, once. `read` makes something of the body of a 200 or a 304, within the same time; what it throws counts as
 * no answer, since a page of some network's portal answers 200 too.
 *
 * @throws ClientError
 */
export async function send<T>(
  connection: Connection,
  path: string,
  { method = 'GET', headers = {}, body, signal }: Request,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const token = await connection.token();
  const timeout = AbortSignal.timeout(connection.timeoutMs);
  const answer = connection
    .fetch(new URL(path, connection.base), {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    })
    .then(async (response) => {
      if (response.ok || response.status === 304) return read(response);
      throw await refused(response);
    });
  return answer.catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error instanceof ClientError ? error : unanswered(error, connection);
  });
}
