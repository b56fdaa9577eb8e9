import type {
  Acknowledgement,
  AgentHelloDto,
  AgentResult,
  AgentStateDto,
  CheckRequest,
} from '@nawala/contracts/checker';

/** How an agent presents itself; what carries the connection knows name and version. */
export type AgentHello = Omit<AgentHelloDto, 'name' | 'version'>;

/** A connection on which the API can ask for checks. Nothing of it rejects; it mends itself. */
export interface Link {
  /** Sends one result; what the API said to that, undefined when it said nothing in time. */
  result(result: AgentResult): Promise<Acknowledgement | undefined>;
  state(state: AgentStateDto): void;
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
