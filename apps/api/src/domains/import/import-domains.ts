import { Injectable } from '@nestjs/common';
import { type ImportQueryDto, type ImportReportDto, type JobLinkDto, LIMITS, nameKey } from '@nawala/contracts';
import { BrandsService } from '../../brands/brands.service';
import { InvalidInput } from '../../common/app-error';
import { slicesInTurns } from '../../common/slices-in-turns';
import { JobRunner } from '../../jobs/job-runner';
import type { Actor } from '../history-row';
import { BrandBook } from './brand-book';
import { ImportJudge } from './import-judge';
import { reportOfJob, reportOfMany, rowsToDecide } from './import-report';
import { isRefused } from './import-row';
import type { ReadRow } from './import-run';
import { readRow } from './read-row';

/** Rows that are read before others have their turn. */
const SLICE = 200;

export type ImportAnswer = { later: false; answer: ImportReportDto } | { later: true; answer: JobLinkDto };

const tooManyBrands = (): InvalidInput => {
  const max = LIMITS.importBrands;
  const message = `name at most ${max} brands that are not there yet (brand)`;
  return new InvalidInput([{ path: 'rows', message, code: 'newBrands', params: { max } }]);
};

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
    if (query.createBrands) await this.boundNewBrands(rows);
    if (!query.dryRun) return this.write(actor, rows, query);
    const fates = await this.judge.judgeAll(rows, query);
    const report = await reportOfMany(fates, query.moveExisting);
    return { later: false, answer: { ...report, rows: await rowsToDecide(fates) } };
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
    for await (const slice of slicesInTurns(raw, SLICE)) {
      rows.push(...slice.map((row, at) => readRow(row, rows.length + at + 1)));
    }
    return rows;
  }

  /** Each is a durable write of its own that every browser is told of, and stays in every list of brands. */
  private async boundNewBrands(rows: readonly ReadRow[]): Promise<void> {
    const book = new BrandBook((await this.brands.refs()).values());
    const wanted = new Set<string>();
    for await (const slice of slicesInTurns(rows, SLICE)) {
      for (const row of slice)
        if (!isRefused(row) && row.brand !== '' && !book.find(row.brand)) wanted.add(nameKey(row.brand));
      if (wanted.size > LIMITS.importBrands) throw tooManyBrands();
    }
  }

  private async brandNames(): Promise<string[]> {
    return [...(await this.brands.refs()).values()].map(({ name }) => name);
  }
}
