import { randomUUID } from 'node:crypto';
import type { Target } from '../target';
import type { ControlReport } from './control-report';
import { MAX_ADDRESSES, type ControlRequest } from './control-request';
import { sign } from './signature';

export interface ControlService {
  url: URL;
  secret: string;
}

/** A report, or why there is none; a sentence for the evidence. */
export type ControlAnswer = { report: ControlReport; problem: null } | { report: null; problem: string };

const MAX_REPORT_BYTES = 512 * 1024;

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_REPORT_BYTES) throw new Error('its report is too large');
  }
  return text;
}

function readReport(text: string, target: Target): ControlReport {
  const report = JSON.parse(text) as Partial<ControlReport> | null;
  const isWhole =
    Array.isArray(report?.urls) &&
    Array.isArray(report.tested) &&
    report.urls.length === target.urls.length &&
    report.urls.every(({ hops }) => Array.isArray(hops) && hops.length > 0);
  if (!isWhole) throw new Error('its report is not readable');
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
    if (!response.ok) return { report: null, problem: `The control answers ${response.status}` };
    return { report: readReport(await readBounded(response), target), problem: null };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { report: null, problem: `The control cannot be asked: ${cause?.code ?? message}` };
  }
}
