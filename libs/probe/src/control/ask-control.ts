import { randomUUID } from 'node:crypto';
import type { Target } from '../target';
import type { ControlAnswer, ControlReport } from './control-report';
import { MAX_ADDRESSES, type ControlRequest } from './control-request';
import { sign } from './signature';

export interface ControlService {
  url: URL;
  secret: string;
}

const MAX_REPORT_BYTES = 512 * 1024;

class Unreadable extends Error {}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_REPORT_BYTES) throw new Unreadable('too large');
  }
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('not JSON');
  }
}

function readReport(text: string, target: Target): ControlReport {
  const report = parse(text) as Partial<ControlReport> | null;
  const isWhole =
    Array.isArray(report?.urls) &&
    Array.isArray(report.tested) &&
    report.urls.length === target.urls.length &&
    report.urls.every(({ hops }) => Array.isArray(hops) && hops.length > 0);
  if (!isWhole) throw new Unreadable('not a report');
  return { ...(report as ControlReport), kind: 'outside' };
}

/** Asks a control service about a target. Never rejects: a control that is away is no control, nothing worse. */
export async function askControl(
  { url, secret }: ControlService,
  target: Target,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<ControlAnswer> {
  const request: ControlRequest = { target: target.input, addresses: addresses.slice(0, MAX_ADDRESSES) };
  const body = JSON.stringify(request);
  const timestamp = String(Date.now());
  const nonce = randomUUID();
  const name = url.host;
  try {
    const response = await fetch(new URL('v1/measure', url.href.endsWith('/') ? url : `${url.href}/`), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Nawala-Timestamp': timestamp,
        'X-Nawala-Nonce': nonce,
        'X-Nawala-Signature': sign(secret, { timestamp, nonce, body }),
      },
      body,
      signal,
    });
    if (!response.ok) return { name, report: null, problem: { kind: 'refuses', detail: String(response.status) } };
    return { name, report: readReport(await readBounded(response), target), problem: null };
  } catch (error) {
    if (error instanceof Unreadable)
      return { name, report: null, problem: { kind: 'unreadable', detail: error.message } };
    const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    return { name, report: null, problem: { kind: 'unreachable', detail: cause?.code ?? cause?.message ?? message } };
  }
}
