import { Injectable } from '@nestjs/common';
import { DomainChangeMarks } from '../domain-change-marks';
import { DomainChanges, type ForeignChanges } from '../domain-changes';
import { HeardMoves } from './heard-moves';

/** What is to be read because others have written: domains (hex ids), and brands of which it can be any domain. */
export interface OthersWrites {
  ids: readonly string[];
  brands: readonly string[];
}

const UNTOUCHED: ForeignChanges = { edits: 0, results: 0 };
const movesOf = ({ edits, results }: ForeignChanges): number => edits + results;

/** What others than this instance write, by the marks that they move. */
@Injectable()
export class OthersChanges {
  private readonly heard = new HeardMoves();
  private known: ReadonlyMap<string, ForeignChanges> = new Map();

  constructor(
    private readonly changes: DomainChanges,
    private readonly marks: DomainChangeMarks,
  ) {}

  /** Whoever reads everything after this need not hear of what was before. */
  async begin(): Promise<void> {
    const foreign = await this.changes.foreign(this.known);
    const told = await this.marks.told([...foreign.keys()]);
    for (const [brand, changes] of foreign) this.heard.catchUp(brand, movesOf(changes), told.get(brand) ?? []);
    this.known = foreign;
  }

  /** Since it was last asked; told only once. */
  async next(): Promise<OthersWrites> {
    const foreign = await this.changes.foreign(this.known);
    const moved = [...foreign].filter(([brand, { edits, results }]) => {
      const before = this.known.get(brand) ?? UNTOUCHED;
      return before.edits !== edits || before.results !== results;
    });
    const told = moved.length === 0 ? undefined : await this.marks.told(moved.map(([brand]) => brand));
    const [ids, brands]: [string[], string[]] = [[], []];
    for (const [brand, changes] of moved) {
      const named = this.heard.hear(brand, movesOf(changes), told?.get(brand) ?? []);
      if (named) ids.push(...named);
      else brands.push(brand);
    }
    this.known = foreign;
    return { ids, brands };
  }
}
