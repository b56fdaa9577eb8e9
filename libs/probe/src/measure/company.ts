import type { ControlAnswer } from '../control/control-report';
import type { Road } from './road';

/** Work by what it depends on: whoever asks for the same again gets what the first one got, or will get. */
export class Once<T> {
  private readonly known = new Map<string, Promise<T>>();

  do(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.known.get(key) ?? work();
    this.known.set(key, known);
    return known;
  }
}

/**
 * What measurements of one target that run side by side share: probes that differ in their resolvers alone, on one machine.
 * Each asks its own resolver; beyond that the same answer leads down the same road, and is held against the same control.
 */
export class Company {
  readonly roads = new Once<Road>();
  readonly controls = new Once<ControlAnswer | null>();
}
