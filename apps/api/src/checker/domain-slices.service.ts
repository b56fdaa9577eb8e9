import { Injectable } from '@nestjs/common';
import { Types } from 'mongoose';
import { type MonitoredDomain, type Recording, ScansRepository } from '../domains/scans.repository';
import { type DomainChange, type PlanChange, ScanWriter } from './scan-writer';

/** Domains that are read and written at once: reports have their turn in between. */
const SLICE = 200;
/** How often a domain is judged anew that reports keep changing. */
const MAX_ROUNDS = 5;

/** Before every domain. */
export const FIRST_DOMAIN = '0'.repeat(24);

/** What became of a slice. */
export interface WrittenSlice<Plan> {
  /** The last of it (hex id); null at the end. */
  last: string | null;
  written: Plan[];
  /** Ids (hex) of those that reports kept changing. */
  lost: string[];
  failed: Map<string, Error>;
}

/**
 * All domains, a slice at a time, for what concerns each of them and is no report. Each is written under the version that
 * was read, so that a report which comes meanwhile wins, and the domain is judged anew.
 */
@Injectable()
export class DomainSlices {
  constructor(
    private readonly domains: ScansRepository,
    private readonly writer: ScanWriter,
  ) {}

  /**
   * The slice behind `after` (hex id).
   *
   * @param judge null: nothing is to be done about this one
   */
  async write<Change extends DomainChange, Plan extends { recording: Recording }>(
    after: string,
    judge: (domain: MonitoredDomain) => Change | null,
    plan: PlanChange<Change, Plan>,
  ): Promise<WrittenSlice<Plan>> {
    const slice = await this.domains.loadBehind(new Types.ObjectId(after), SLICE);
    const last = slice.length < SLICE ? null : slice.at(-1)!._id.toHexString();
    const result: WrittenSlice<Plan> = { last, written: [], lost: [], failed: new Map() };
    let open = slice;
    for (let round = 0; open.length > 0 && round < MAX_ROUNDS; round += 1) {
      const changes = open.flatMap((domain) => judge(domain) ?? []);
      if (changes.length === 0) return { ...result, lost: [] };
      const { plans, failed, saved } = await this.writer.writeChanges(changes, plan);
      for (const [id, error] of failed) result.failed.set(id, error);
      for (const [id, each] of plans) if (!saved.lost.has(id) && !failed.has(id)) result.written.push(each);
      result.lost = [...saved.lost];
      open = result.lost.length > 0 ? await this.domains.load(result.lost) : [];
    }
    return result;
  }
}
