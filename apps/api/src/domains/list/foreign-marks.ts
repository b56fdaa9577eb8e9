/** How often a mark was moved by this instance: surely, and counting what is under way. */
export interface OwnMoves {
  done: number;
  sent: number;
}

/**
 * How often others have moved a mark, when it was `known` times before and the mark stands at `moved`. While moves of our own are under way it could be one of several numbers; what is known stays as long as it is
 * one of them, and shows as soon as they are done.
 */
export function foreignMoves(known: number, moved: number, { done, sent }: OwnMoves): number {
  const [least, most] = [moved - sent, moved - done];
  return known >= least && known <= most ? known : most;
}
