import { Injectable } from '@nestjs/common';
import type { BulkUpdateDto, BulkUpdateResultDto, RecordedScanDto, RecordScanDto } from '@nawala/contracts/checker';
import type { KeyPass } from '../../access/key-pass';
import { AppError } from '../../common/app-error';
import { appErrorOf } from '../../common/app-error-of';
import { Clock } from '../../common/clock';
import { nextTurn } from '../../common/next-turn';
import { slicesOf } from '../../common/slices';
import { KeyVerifier } from '../../keys/key-verifier.service';
import { idOf, recordScanOf } from '../bulk-items';
import { messageFor, type ScanJob } from '../recorded-scan';
import { reportingVantage } from '../reporting-vantage';
import { scanOf } from '../scan-of';
import type { ScanResult } from '../scan-result';
import { VantageAdmission } from '../vantages/vantage-admission';
import { RecordScans } from './record-scans';

/** Reports that are checked before anything else has its turn. */
export const CHECKED_AT_ONCE = 20;

/** An answer names so many that failed, in so many words each; `failed` counts them all. */
const MAX_ERRORS = 50;
const MAX_WORDS = 300;

/** Where a report comes from, and with which key, if any. */
export interface Reporter {
  address: string;
  pass: KeyPass | undefined;
}

type BulkErrors = BulkUpdateResultDto['data']['errors'];

/** What checkers send, through the hot path, to what they are answered. */
@Injectable()
export class ReportScans {
  constructor(
    private readonly recordScans: RecordScans,
    private readonly admission: VantageAdmission,
    private readonly keys: KeyVerifier,
    private readonly clock: Clock,
  ) {}

  async record(report: RecordScanDto, reporter: Reporter): Promise<RecordedScanDto> {
    const [job] = await this.letIn([this.jobOf(report, reporter)], reporter);
    if (!job || job instanceof Error) throw job;
    const [result] = await this.recordScans.execute([job]);
    if (!result || result instanceof Error) throw result;
    const { domainId: id, domain, nawala } = result;
    return { success: true, message: messageFor(result, job.scan), data: { id, domain, nawala } };
  }

  /** Each item succeeds or fails alone; only a fault that stopped all of them is an error of the whole. */
  async recordBulk({ updates }: BulkUpdateDto, reporter: Reporter): Promise<BulkUpdateResultDto> {
    const checked = await this.letIn(await this.checkedInTurns(updates, reporter), reporter);
    const jobs = checked.filter((job): job is ScanJob => !(job instanceof Error));
    const recorded = jobs.length === 0 ? [] : await this.recordScans.execute(jobs);
    throwSharedFault(recorded);
    const results = recorded.values();
    const errors = checked.flatMap((job, index): BulkErrors => {
      const result = job instanceof Error ? job : results.next().value;
      return result instanceof Error ? [{ index, id: idOf(updates[index]), error: explain(result) }] : [];
    });
    const success = updates.length - errors.length;
    return {
      success: true,
      message: `Took ${success} of ${updates.length} reports`,
      data: { success, failed: errors.length, errors: errors.slice(0, MAX_ERRORS) },
    };
  }

  /** A long list is checked a slice at a time, and others have their turn in between. */
  private async checkedInTurns(items: readonly unknown[], reporter: Reporter): Promise<(ScanJob | Error)[]> {
    const checked: (ScanJob | Error)[] = [];
    for (const slice of slicesOf(items, CHECKED_AT_ONCE)) {
      if (checked.length > 0) await nextTurn();
      checked.push(...slice.map((item) => this.checked(item, reporter)));
    }
    return checked;
  }

  /**
   * What comes from a vantage that is not let in fails.
   *
   * @throws AppError UNAUTHENTICATED when the key was revoked while the report was read: nothing of it is written
   */
  private async letIn(
    checked: readonly (ScanJob | Error)[],
    { address, pass }: Reporter,
  ): Promise<readonly (ScanJob | Error)[]> {
    if (pass) {
      this.keys.mustHold(pass);
      return checked;
    }
    const names = checked.flatMap((job) => (job instanceof Error ? [] : [job.scan.vantage]));
    const refusals = await this.admission.refusals(new Set(names), address);
    return checked.map((job) => (job instanceof Error ? job : (refusals.get(job.scan.vantage) ?? job)));
  }

  private jobOf({ id, scanResult }: RecordScanDto, { pass }: Reporter): ScanJob {
    const vantage = reportingVantage(scanResult.vantage, pass);
    return {
      domainId: id.toLowerCase(),
      scan: scanOf({ ...scanResult, vantage }, this.clock.now()),
      keyed: pass !== undefined,
    };
  }

  private checked(item: unknown, reporter: Reporter): ScanJob | Error {
    try {
      return this.jobOf(recordScanOf(item), reporter);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }
}

/** Not this report's fault: the same can be sent again as it is. */
const isFault = (result: ScanResult): result is Error =>
  result instanceof Error && appErrorOf(result)?.code === 'NOT_READY';

function throwSharedFault(results: readonly ScanResult[]): void {
  if (results.length > 0 && results.every(isFault)) throw results[0];
}

const explain = (error: Error): string =>
  error instanceof AppError ? error.detail.slice(0, MAX_WORDS).toWellFormed() : 'Could not be recorded. Send it again.';
