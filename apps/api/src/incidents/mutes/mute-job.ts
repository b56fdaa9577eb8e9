import { Injectable } from '@nestjs/common';
import { Types } from 'mongoose';
import { DomainStandings } from '../../domains/domain-standings';
import type { JobHandler, JobSlice, JobTask, SliceOutcome } from '../../jobs/job-handler';
import { JobRunner } from '../../jobs/job-runner';
import { type Muting, Mutes } from './mutes';

/** The mutes of a slice, and when they were made. */
interface Muted {
  at: Date;
  ids: Types.ObjectId[];
}

/** Many domains are muted, each by a mute of its own. */
@Injectable()
export class MuteJob implements JobHandler<Muting, string, Muted> {
  readonly kinds = ['mute'] as const;

  constructor(
    private readonly mutes: Mutes,
    private readonly domains: DomainStandings,
    jobs: JobRunner,
  ) {
    jobs.register(this);
  }

  async run(
    { owner, input, startedAt }: JobTask<Muting>,
    { items, memory, remember }: JobSlice<string, Muted>,
  ): Promise<SliceOutcome> {
    const there = await this.domains.ofHex(items);
    const act = memory ?? { at: startedAt, ids: items.map(() => new Types.ObjectId()) };
    await remember(act);
    const muted = items.filter((id) => there.has(id));
    const ids = act.ids.filter((_id, index) => there.has(items[index]!));
    await this.mutes.muteDomains(owner, muted, input, { at: act.at, ids });
    const missing = items.filter((id) => !there.has(id));
    const failed = missing.map((id) => ({
      id,
      domain: '',
      displayName: '',
      error: 'There is no such domain any more.',
      code: 'DOMAIN_NOT_FOUND',
    }));
    return { counts: { matched: muted.length, changed: muted.length }, failed };
  }

  async undo(_task: JobTask<Muting>, { memory, items }: JobSlice<string, Muted>): Promise<SliceOutcome> {
    await this.mutes.endAll((memory?.ids ?? []).map((id) => id.toHexString()));
    return { counts: { restored: items.length } };
  }
}
