import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error';
import { Budgets } from '../../throttle/budgets';
import { VantagesRepository } from './vantages.repository';

const NEW_PER_ADDRESS = { limit: 10, windowMs: 3_600_000 };

/** A name that was let in is not asked about again for so long: it may have been forgotten since. */
const REMEMBER_MS = 60_000;
/** Names come from outside. */
const MAX_REMEMBERED = 1000;

const tooManyNew = (waitMs: number) =>
  new AppError(
    'TOO_MANY_REQUESTS',
    `One address may bring ${NEW_PER_ADDRESS.limit} new vantages an hour: report as one that is known.`,
    { retryAfter: Math.ceil(waitMs / 1000) },
  );

/** Vantages are anybody's words as long as checkers have no keys: nobody may bring as many as they like. */
@Injectable()
export class VantageAdmission {
  private readonly remembered = new Map<string, number>();
  private readonly asking = new Map<string, Promise<number>>();

  constructor(
    private readonly vantages: VantagesRepository,
    private readonly budgets: Budgets,
  ) {}

  /** Which of these vantages are not let in, and why. `address` is who brings them. */
  async refusals(names: ReadonlySet<string>, address: string): Promise<ReadonlyMap<string, AppError>> {
    const refused = new Map<string, AppError>();
    const now = performance.now();
    const unsure = [...names].filter((name) => !this.isRemembered(name, now));
    if (unsure.length === 0) return refused;
    const known = await this.vantages.known(unsure);
    let wait = 0;
    for (const name of unsure) {
      // Another report may have brought it while we looked.
      const isKnown = known.has(name) || this.isRemembered(name, now);
      if (!isKnown && wait === 0) wait = await this.spendOnce(name, address);
      if (isKnown || wait === 0) this.remember(name, now);
      else refused.set(name, tooManyNew(wait));
    }
    return refused;
  }

  /** A new checker's first reports come all at once: they bring one vantage, not one each. */
  private spendOnce(name: string, address: string): Promise<number> {
    const key = `${address} ${name}`;
    const asked =
      this.asking.get(key) ??
      this.budgets.spend(`vantages:${address}`, NEW_PER_ADDRESS).finally(() => this.asking.delete(key));
    this.asking.set(key, asked);
    return asked;
  }

  private isRemembered(name: string, now: number): boolean {
    return (this.remembered.get(name) ?? 0) > now;
  }

  private remember(name: string, now: number): void {
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    this.remembered.set(name, now + REMEMBER_MS);
  }
}
