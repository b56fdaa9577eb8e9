import { Injectable } from '@nestjs/common';
import type { AgentResultDto } from '@nawala/contracts/checker';
import { ReportScans, type Reporter } from '../../checker/use-cases/report-scans';
import type { MeasuredTarget } from '../events/target-measured.event';
import { withoutPageText } from './without-page-text';

/** What agents measure when they are asked: recorded like any report where the name is watched, else only passed on. */
@Injectable()
export class MeasuredScans {
  constructor(private readonly reports: ReportScans) {}

  /** @throws AppError when it cannot be recorded: then nobody hears of it. */
  async take({ id, target, vantage, scanResult }: AgentResultDto, reporter: Reporter): Promise<MeasuredTarget> {
    if (id !== null) await this.reports.record({ id, scanResult: { ...scanResult, vantage } }, reporter);
    const { status, method, reason, reasonCode, reasonParams, confirmed, evidence, durationMs } = scanResult;
    return {
      domainId: id,
      target,
      vantage,
      status,
      method: method ?? null,
      reason: reason ?? null,
      reasonCode: reasonCode ?? null,
      reasonParams: reasonParams ?? null,
      confirmed: confirmed ?? false,
      evidence: evidence ? (id === null ? withoutPageText(evidence) : evidence) : null,
      durationMs: durationMs ?? null,
    };
  }
}
