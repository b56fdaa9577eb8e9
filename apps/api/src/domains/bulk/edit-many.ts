import { Injectable } from '@nestjs/common';
import type { JobFailureDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { Clock } from '../../common/clock';
import { withConsequences } from '../domain-fields';
import type { Domain } from '../domain.schema';
import { DomainChanges } from '../domain-changes';
import { EditHistory } from '../edit-history';
import { editRowOf } from '../edit-row';
import type { Actor, HistoryRow } from '../history-row';
import { AnnounceMany } from './announce-many';
import { ChangingLists } from './changing-lists';
import { type EditedFields, type EditPlan, isAsEdited, type RememberedEdit, timeOfEdit } from './edit-plan';
import { ManyDomains, type ManyWrite } from './many-domains';
import { failureOf } from './row-failures';

/** How often an edit tries again when others keep coming in between. */
const MAX_ATTEMPTS = 20;

export interface ManyEdits {
  actor: Actor;
  /** Of the domains, hex. */
  ids: readonly string[];
  plan: (domain: Domain) => EditPlan;
  /** Edits that an instance which died had begun: those that it made are not made again. */
  begun?: readonly RememberedEdit[];
  /** Called before each write, with all edits of these ids. */
  remember?: (edits: RememberedEdit[]) => Promise<void>;
}

export interface EditedMany {
  /** Domains that were there. */
  found: number;
  changed: number;
  failed: JobFailureDto[];
}

interface Edit extends ManyWrite {
  fields: EditedFields;
  after: Domain;
  row: HistoryRow | null;
}

const idOf = ({ _id }: Pick<Domain, '_id'>): string => _id.toHexString();

function rememberedOf({ before, fields, set }: Edit): RememberedEdit {
  const names = Object.keys(fields) as (keyof EditedFields)[];
  return { id: idOf(before), before: Object.fromEntries(names.map((name) => [name, before[name]])), at: set.updatedAt };
}

/** What people change of the domains of a slice: each row has its own fate, and few commands do all of them. */
@Injectable()
export class EditMany {
  constructor(
    private readonly domains: ManyDomains,
    private readonly history: EditHistory,
    private readonly lists: ChangingLists,
    private readonly changes: DomainChanges,
    private readonly announce: AnnounceMany,
    private readonly clock: Clock,
  ) {}

  async edit({ actor, ids, plan, begun = [], remember }: ManyEdits): Promise<EditedMany> {
    const known = new Map(begun.map((edit) => [edit.id, edit]));
    const failed: JobFailureDto[] = [];
    let [found, changed] = [0, 0];
    let open: readonly string[] = ids;
    for (let attempts = 0; open.length > 0; attempts++) {
      const there = new Map((await this.domains.load(open)).map((domain) => [idOf(domain), domain]));
      const edits: Edit[] = [];
      for (const id of open) {
        const before = there.get(id);
        const earlier = known.get(id);
        const isMade = before && earlier && isAsEdited(before, earlier);
        const planned = before && !isMade ? plan(before) : null;
        if (!before) failed.push(failureOf('DOMAIN_NOT_FOUND', id));
        else if (isMade) changed += 1;
        else if (attempts === MAX_ATTEMPTS) failed.push(failureOf('DOMAIN_BUSY', id, before.domain));
        else if (planned && 'failure' in planned) failed.push(failureOf(planned.failure, id, before.domain));
        else if (planned) edits.push(this.prepared(before, planned.set, actor));
      }
      if (attempts === 0) found = there.size;
      if (edits.length === 0) break;
      for (const edit of edits) known.set(idOf(edit.before), rememberedOf(edit));
      await remember?.([...known.values()]);
      const written = await this.write(edits);
      changed += written.size;
      open = edits.filter((edit) => !written.has(edit)).map(({ before }) => idOf(before));
    }
    return { found, changed, failed };
  }

  private prepared(before: Domain, fields: EditedFields, actor: Actor): Edit {
    const now = this.clock.now();
    const whole = withConsequences(before, fields, now);
    const row = editRowOf(before, { ...before, ...whole }, actor, now);
    const set = {
      ...whole,
      updatedBy: new Types.ObjectId(actor.id),
      updatedAt: timeOfEdit(before, now),
      ...(row && this.history.written(row)),
    };
    return { before, fields, row, set, after: { ...before, ...set, version: before.version + 1 } };
  }

  /** Gives those that were written; the others were changed by somebody else first. */
  private async write(edits: readonly Edit[]): Promise<Set<Edit>> {
    await this.history.makeRoomIn(edits.flatMap(({ before, row }) => (row ? before : [])));
    const written = new Set(await this.lists.while(edits, () => this.domains.write(edits)));
    const made = [...written].flatMap(({ row, after }) => (row ? { row, after } : []));
    await this.history.move(
      made.map(({ row }) => row),
      made.map(({ after }) => after),
    );
    await this.changes.edited(
      [...written].flatMap(({ before, after }) => [before.brand, after.brand]),
      [...written].map(({ after }) => after._id),
    );
    await this.announce.edited([...written].map(({ after }) => after));
    return written;
  }
}
