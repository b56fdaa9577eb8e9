import type { ToldMove } from '../domain-changes.schema';

interface Heard {
  /** How many of the moves of others it is known which domains they were about. */
  moves: number;
  /** How many there were when it was last listened. */
  counted: number;
  /** Those that were told when it was last listened. */
  names: ReadonlySet<string>;
}

const nameOf = ({ by, no }: ToldMove): string => `${by}:${no}`;
const namesOf = (told: readonly ToldMove[]): ReadonlySet<string> => new Set(told.map(nameOf));

/** Which moves of a brand's mark by others were told of by domain. */
export class HeardMoves {
  private readonly brands = new Map<string, Heard>();

  /** All moves until now are known. */
  catchUp(brand: string, moves: number, told: readonly ToldMove[]): void {
    this.brands.set(brand, { moves, counted: moves, names: namesOf(told) });
  }

  /**
   * The domains (hex ids) that others have changed since; undefined when one of the moves was not told of, or is told of
   * no more: then it can be any. Either way all moves until now are known afterwards.
   *
   * @param moves of the mark by others, until now; fewer than before when one of our own had passed for somebody else's
   * @param told read after the mark
   */
  hear(brand: string, moves: number, told: readonly ToldMove[]): string[] | undefined {
    const before = this.brands.get(brand) ?? { moves: 0, counted: 0, names: new Set() };
    const fresh = told.filter((move) => !before.names.has(nameOf(move)));
    const known = before.moves + fresh.length;
    if (known < moves || moves < before.counted) {
      this.catchUp(brand, moves, told);
      return undefined;
    }
    this.brands.set(brand, { moves: known, counted: moves, names: namesOf(told) });
    return fresh.flatMap(({ ids }) => ids.map((id) => id.toHexString()));
  }
}
