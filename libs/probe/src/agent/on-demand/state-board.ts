import type { AgentRoundDto, AgentStateDto } from '@nawala/contracts/checker';
import type { Progress } from '../progress';
import { UNNAMED } from './on-demand';

interface Known {
  round: AgentRoundDto | null;
  canaries: AgentStateDto['canaries'];
}

const NOT_YET: Known = {
  round: null,
  canaries: { passed: 0, total: 0, failed: null },
};

/** How every vantage does, as the agent's own events tell it. */
export class StateBoard {
  private readonly states = new Map<string, Known>();

  constructor(
    vantages: readonly string[],
    private readonly now: () => Date = () => new Date(),
  ) {
    for (const vantage of vantages) this.states.set(vantage, NOT_YET);
  }

  note(progress: Progress): void {
    switch (progress.kind) {
      case 'examined': {
        const { passed, total } = progress.canaries;
        const canaries = { passed, total, failed: progress.canaries.failed && progress.problem };
        return this.change(progress.vantage, () => ({ ...NOT_YET, canaries }));
      }
      case 'round-started': {
        const startedAt = this.now().toISOString();
        const total = Math.round(progress.total / Math.max(1, this.states.size));
        const round = { startedAt, total, checked: 0, blocked: 0, inconclusive: 0 };
        for (const [vantage, state] of this.states) this.states.set(vantage, { ...state, round });
        return undefined;
      }
      case 'checked': {
        const { status } = progress.result;
        return this.change(progress.vantage, ({ round, ...rest }) => ({
          ...rest,
          round: round && {
            ...round,
            checked: round.checked + 1,
            blocked: round.blocked + (status === 'blocked' ? 1 : 0),
            inconclusive: round.inconclusive + (status === 'inconclusive' ? 1 : 0),
          },
        }));
      }
      default:
        return undefined;
    }
  }

  all(backlog: number, clockOffsetMs: number | null): AgentStateDto[] {
    return [...this.states].map(([vantage, { round, canaries }]) => ({
      vantage,
      ...(round && { round }),
      backlog,
      canaries,
      clockOffsetMs,
    }));
  }

  private change(vantage: string | undefined, make: (state: Known) => Known): void {
    const name = vantage ?? UNNAMED;
    this.states.set(name, make(this.states.get(name) ?? NOT_YET));
  }
}
