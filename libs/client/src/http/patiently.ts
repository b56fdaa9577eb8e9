import { ClientError } from '../client-error';
import { backOff } from './back-off';
import { pause } from './pause';

/**
 * Tries again, up to `retries` times, what failed only for now: after the time that the API asked for, else after growing
 * pauses. Rejects with the last failure, or with the signal's reason.
 */
export async function patiently<T>(retries: number, attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ClientError && error.isTemporary) || failures > retries) throw error;
      await pause(backOff(failures, error.retryAfterMs, Math.random()), signal);
      signal?.throwIfAborted();
    }
  }
}
