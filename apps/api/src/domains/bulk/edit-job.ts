import { Injectable } from '@nestjs/common';
import type { BulkAction, JobFailureDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { BrandsService } from '../../brands/brands.service';
import { UnknownBrand } from '../../brands/brands.errors';
import type { JobHandler, JobSlice, JobTask, SliceOutcome } from '../../jobs/job-handler';
import { JobRunner } from '../../jobs/job-runner';
import { EditMany, type EditedMany } from './edit-many';
import { type EditAction, planEdit, planUndo, type RememberedEdit } from './edit-plan';
import { ManyDomains } from './many-domains';
import { failureOf } from './row-failures';

/** What the action needs besides the domains. */
export interface EditInput {
  brandId?: string;
  tags?: readonly string[];
}

type Task = JobTask<EditInput>;
type Slice = JobSlice<string, RememberedEdit[]>;

const brandOf = ({ before }: RememberedEdit): string => before.brand?.toHexString() ?? '';

/** Edits of many domains: paused, resumed, moved to another brand, tagged. */
@Injectable()
export class EditJob implements JobHandler<EditInput, string, RememberedEdit[]> {
  readonly kinds = ['pause', 'resume', 'setBrand', 'addTags', 'removeTags'] as const satisfies readonly BulkAction[];

  constructor(
    private readonly edits: EditMany,
    private readonly domains: ManyDomains,
    private readonly brands: BrandsService,
    jobs: JobRunner,
  ) {
    jobs.register(this);
  }

  async run(task: Task, slice: Slice): Promise<SliceOutcome> {
    const { brandId, tags = [] } = task.input;
    const edit = (action: EditAction): Promise<EditedMany> =>
      this.edits.edit({
        actor: task.owner,
        ids: slice.items,
        plan: (domain) => planEdit(action, domain),
        begun: slice.memory,
        remember: (edits) => slice.remember(edits),
      });
    switch (task.kind) {
      case 'setBrand':
        return outcomeOf(
          await this.joining(brandId ?? '', slice.items, (brand) => edit({ action: 'setBrand', brand })),
        );
      case 'addTags':
      case 'removeTags':
        return outcomeOf(await edit({ action: task.kind, tags }));
      default:
        return outcomeOf(await edit({ action: task.kind === 'pause' ? 'pause' : 'resume' }));
    }
  }

  async undo({ owner }: Task, { memory = [] }: Slice): Promise<SliceOutcome> {
    const failed: JobFailureDto[] = [];
    for (const brand of new Set(memory.map(brandOf))) {
      const some = new Map(memory.filter((edit) => brandOf(edit) === brand).map((edit) => [edit.id, edit]));
      const ids = [...some.keys()];
      const back = () =>
        this.edits.edit({ actor: owner, ids, plan: (domain) => planUndo(some.get(domain._id.toHexString())!, domain) });
      failed.push(...(await (brand === '' ? back() : this.joining(brand, ids, back))).failed);
    }
    return { counts: { restored: memory.length - failed.length }, failed };
  }

  /** Of a brand that has gone, nothing is done to any of them. */
  private async joining(
    brandId: string,
    ids: readonly string[],
    edit: (brand: Types.ObjectId) => Promise<EditedMany>,
  ): Promise<EditedMany> {
    try {
      return await this.brands.addingDomain(brandId, edit);
    } catch (error) {
      if (!(error instanceof UnknownBrand)) throw error;
      const there = await this.domains.load(ids);
      const failed = there.map(({ _id, domain }) => failureOf('BRAND_NOT_FOUND', _id.toHexString(), domain));
      return { found: there.length, changed: 0, failed };
    }
  }
}

const outcomeOf = ({ found, changed, failed }: EditedMany): SliceOutcome => ({
  counts: { matched: found, changed },
  failed,
});
