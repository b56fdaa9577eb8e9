import { Injectable } from '@nestjs/common';
import type { BrandRef } from '@nawala/contracts';
import type { Types } from 'mongoose';
import { BrandsService } from '../../brands/brands.service';
import { UnknownBrand } from '../../brands/brands.errors';
import type { JobSlice } from '../../jobs/job-handler';
import { EditMany } from '../bulk/edit-many';
import { planEdit, type RememberedEdit } from '../bulk/edit-plan';
import type { Actor } from '../history-row';
import type { RowProblem } from './import-row';
import { brandGone, type Fate } from './judge-row';

type Moved = Extract<Fate, { result: 'moved' }> & { to: BrandRef };
type Memory = Pick<JobSlice<unknown, RememberedEdit[]>, 'memory' | 'remember'>;

/** Moves domains of an import that are under another brand to the one that their row names. */
@Injectable()
export class ImportMover {
  constructor(
    private readonly edits: EditMany,
    private readonly brands: BrandsService,
  ) {}

  /** The same fates; rows that could not be moved are refused. */
  async move(actor: Actor, fates: readonly Fate[], { memory = [], remember }: Memory): Promise<Fate[]> {
    const moved = fates.filter((fate): fate is Moved => fate.result === 'moved' && 'id' in fate.to);
    const edits = new Map(memory.map((edit) => [edit.id, edit]));
    const noting = (more: readonly RememberedEdit[]): Promise<void> => {
      for (const edit of more) edits.set(edit.id, edit);
      return remember([...edits.values()]);
    };
    const failed = new Map<Fate, Fate>();
    for (const brand of new Set(moved.map(({ to }) => to.id))) {
      const some = moved.filter(({ to }) => to.id === brand);
      for (const { fate, why } of await this.moveTo(actor, brand, some, { memory, remember: noting }))
        failed.set(fate, { result: 'invalid', row: fate.row, why });
    }
    return fates.map((fate) => failed.get(fate) ?? fate);
  }

  /** Those that stay where they are, and why. */
  private async moveTo(
    actor: Actor,
    brand: string,
    rows: readonly Moved[],
    { memory, remember }: Memory,
  ): Promise<{ fate: Moved; why: RowProblem }[]> {
    const byId = new Map(rows.map((fate) => [fate.known.id, fate]));
    const move = (to: Types.ObjectId) =>
      this.edits.edit({
        actor,
        ids: [...byId.keys()],
        plan: (domain) => planEdit({ action: 'setBrand', brand: to }, domain),
        ...(memory && { begun: memory }),
        remember,
      });
    try {
      const { failed } = await this.brands.addingDomain(brand, move);
      return failed.flatMap(({ id = '', code, error: message }) => {
        const fate = byId.get(id);
        return fate ? [{ fate, why: { code, message } }] : [];
      });
    } catch (error) {
      if (!(error instanceof UnknownBrand)) throw error;
      return rows.map((fate) => ({ fate, why: brandGone(fate.to.name) }));
    }
  }
}
