import type { AgentResult, CheckRequest } from '@nawala/contracts/checker';

type Answer = Pick<AgentResult, 'requestId' | 'id' | 'target' | 'vantage'>;

const keyOf = ({ id, target, vantage }: Omit<Answer, 'requestId'>): string => `${vantage} ${id ?? ''} ${target}`;

/** What one connection was asked and has not answered. An answer counts once, in time, and only where it was asked. */
export class AskedTargets {
  private readonly requests = new Map<string, { deadline: number; open: Set<string> }>();

  add({ requestId, targets, vantages, deadlineAt }: CheckRequest, now: Date): void {
    for (const [id, { deadline }] of this.requests) if (deadline <= now.getTime()) this.requests.delete(id);
    const keys = targets.flatMap((each) => vantages.map((vantage) => keyOf({ ...each, vantage })));
    this.requests.set(requestId, { deadline: Date.parse(deadlineAt), open: new Set(keys) });
  }

  take({ requestId, ...answer }: Answer, now: Date): boolean {
    const request = this.requests.get(requestId);
    if (!request || request.deadline <= now.getTime()) return false;
    const isOpen = request.open.delete(keyOf(answer));
    if (request.open.size === 0) this.requests.delete(requestId);
    return isOpen;
  }
}
