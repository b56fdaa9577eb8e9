import type { ScanResultDto } from '@nawala/contracts/checker';

/** "Measure these now": what the API asks over its connection, as far as it can be read. */
export interface CheckRequest {
  requestId: string;
  vantages: string[];
  targets: { id: string | null; target: string }[];
  /** ISO 8601, by the API's clock. Later answers do not count. */
  deadlineAt: string;
}

/** One answer to it. */
export interface AgentResult {
  requestId: string;
  id: string | null;
  target: string;
  vantage: string;
  scanResult: ScanResultDto;
}

/** How one vantage does. */
export interface AgentState {
  vantage: string;
  round: { startedAt: string; total: number; checked: number; blocked: number; inconclusive: number } | null;
  backlog: number;
  canaries: { passed: number; total: number; failed: string | null };
  clockOffsetMs: number | null;
}

/** How an agent presents itself. `interval` in seconds. */
export interface AgentHello {
  vantages: string[];
  interval: number;
  concurrency: number;
}

/** A connection on which the API can ask for checks. Nothing of it rejects; it mends itself. */
export interface Link {
  /** Sends one result and waits until it was acknowledged, or cannot be. */
  result(result: AgentResult): Promise<void>;
  state(state: AgentState): void;
  close(): void;
}

/** Opens the connection; `ask` hears whatever the API sends. */
export type Connect = (hello: AgentHello, ask: (message: unknown) => void) => Link;

/** In one request; the API sends pieces far smaller. */
const MAX_TARGETS = 50;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2048;

/** A message as a request; undefined when it is none. Pure. */
export function readRequest(message: unknown): CheckRequest | undefined {
  const { requestId, vantages, targets, deadlineAt } = (message ?? {}) as Partial<CheckRequest>;
  if (!isText(requestId) || !isText(deadlineAt) || Number.isNaN(Date.parse(deadlineAt))) return undefined;
  if (!Array.isArray(vantages) || !vantages.every(isText)) return undefined;
  if (!Array.isArray(targets) || targets.length > MAX_TARGETS) return undefined;
  const areTargets = targets.every((each) => isText(each?.target) && (each.id === null || isText(each.id)));
  return areTargets ? { requestId, vantages, targets, deadlineAt } : undefined;
}
