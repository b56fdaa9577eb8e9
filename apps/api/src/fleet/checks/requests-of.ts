import type { CheckRequest } from '@nawala/contracts/checker';
import type { CheckPair } from './check-pairs';

/** An agent that can be asked. */
export interface AskableAgent {
  socket: string;
  vantages: readonly string[];
}

/** Something to ask of one agent. */
export interface Errand {
  socket: string;
  /** Which of these pairs it was asked for. */
  pairs: CheckPair[];
  request: Omit<CheckRequest, 'requestId' | 'deadlineAt'>;
}

/** A request is no longer than this: bytes of its targets as JSON. */
const MOST_BYTES = 3800;

/**
 * Who is asked for what: each pair of the first agent that has its vantage and was not tried before; targets that one
 * agent sees as the same vantages go together, so that it measures what they share once.
 *
 * @param agents in the order in which they are preferred
 * @param tried whether an agent (by its connection) was asked for a pair already
 */
export function errandsOf(
  pairs: readonly CheckPair[],
  agents: readonly AskableAgent[],
  tried: (pair: CheckPair, socket: string) => boolean,
): Errand[] {
  const chosen = pairs.flatMap((pair) => {
    const agent = agents.find(({ socket, vantages }) => vantages.includes(pair.vantage) && !tried(pair, socket));
    return agent ? [{ socket: agent.socket, pair }] : [];
  });
  return [...Map.groupBy(chosen, ({ socket }) => socket)].flatMap(([socket, own]) => {
    const byTarget = Map.groupBy(own, ({ pair }) => `${pair.domainId ?? ''} ${pair.target}`);
    const sameVantages = Map.groupBy([...byTarget.values()], (of) => of.map(({ pair }) => pair.vantage).join());
    return [...sameVantages.values()].flatMap((groups) =>
      piecesOf(groups.map((group) => group.map(({ pair }) => pair))).map((piece) => errandFor(socket, piece)),
    );
  });
}

const targetOf = ({ domainId, target }: CheckPair): CheckRequest['targets'][number] => ({ id: domainId, target });

/** Each piece holds the pairs of one target after another. */
function piecesOf(groups: readonly CheckPair[][]): CheckPair[][][] {
  const pieces: CheckPair[][][] = [];
  let room = 0;
  for (const group of groups) {
    const bytes = Buffer.byteLength(JSON.stringify(targetOf(group[0]!))) + 1;
    if (bytes > room || pieces.length === 0) {
      pieces.push([]);
      room = MOST_BYTES;
    }
    pieces.at(-1)!.push(group);
    room -= bytes;
  }
  return pieces;
}

const errandFor = (socket: string, groups: readonly CheckPair[][]): Errand => ({
  socket,
  pairs: groups.flat(),
  request: {
    vantages: groups[0]!.map(({ vantage }) => vantage),
    targets: groups.map((group) => targetOf(group[0]!)),
  },
});
