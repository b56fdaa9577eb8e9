import { Injectable } from '@nestjs/common';
import { type ImportQueryDto, type ImportReportDto, type JobLinkDto, LIMITS } from '@nawala/contracts';
import { BrandsService } from '../../brands/brands.service';
import { nextTurn } from '../../common/next-turn';
import { slicesOf } from '../../common/slices';
import { JobRunner } from '../../jobs/job-runner';
import type { Actor } from '../history-row';
import { ImportJudge } from './import-judge';
import { reportOf, reportOfJob, rowsToDecide } from './import-report';
import { isRefused } from './import-row';
import type { ReadRow } from './import-run';
import { readRow } from './read-row';

/** Rows that are read before others have their turn. */
const SLICE = 200;

export type ImportAnswer = { later: false; answer: ImportReportDto } | { later: true; answer: JobLinkDto };

/** A list of domains: judged, or added; a long one in the background. */
@Injectable()
export class ImportDomains {
  constructor(
    private readonly judge: ImportJudge,
    private readonly brands: BrandsService,
    private readonly jobs: JobRunner,
  ) {}

  async execute(actor: Actor, raw: readonly unknown[], query: ImportQueryDto): Promise<ImportAnswer> {
    const rows = await this.read(raw);
    if (!query.dryRun) return this.write(actor, rows, query);
    const fates = await this.judge.judgeAll(rows, query);
    const report = reportOf(fates, query.moveExisting);
    await nextTurn();
    return { later: false, answer: { ...report, rows: rowsToDecide(fates) } };
  }

  private async write(actor: Actor, items: readonly ReadRow[], query: ImportQueryDto): Promise<ImportAnswer> {
    const input = { createBrands: query.createBrands, moveExisting: query.moveExisting };
    const work = { kind: 'import' as const, owner: { id: actor.id, name: actor.name }, input, items };
    if (items.length > LIMITS.rowsAtOnce) return { later: true, answer: await this.jobs.start(work) };
    const before = await this.brandNames();
    const { job, failed } = await this.jobs.finish(work);
    // This instance is about to stop, and another one goes on with it.
    if (job.state === 'running') return { later: true, answer: { id: job.id, url: `/api/jobs/${job.id}` } };
    const named = new Set(items.flatMap((row) => (isRefused(row) ? [] : [row.brand, row.brandName ?? ''])));
    const made = (await this.brandNames()).filter((name) => !before.includes(name) && named.has(name));
    return { later: false, answer: reportOfJob(job, failed, made) };
  }

  private async read(raw: readonly unknown[]): Promise<ReadRow[]> {
    const rows: ReadRow[] = [];
    for (const slice of slicesOf(raw, SLICE)) {
      rows.push(...slice.map((row, at) => readRow(row, rows.length + at + 1)));
      await nextTurn();
    }
    return rows;
  }

  private async brandNames(): Promise<string[]> {
    return [...(await this.brands.refs()).values()].map(({ name }) => name);
  }
}
