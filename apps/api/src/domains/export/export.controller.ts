import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ListDomainsDto } from '@nawala/contracts';
import type { Readable } from 'node:stream';
import { Clock } from '../../common/clock';
import { Describe } from '../../common/describe.decorator';
import { DomainExport } from './domain-export';
import { exportName } from './export-name';

/** Takes the list's own query, so that a page exports what it shows; of its pages there is nothing to say here. */
@Controller('domains')
export class ExportController {
  constructor(
    private readonly exporter: DomainExport,
    private readonly clock: Clock,
  ) {}

  @Describe<string>({ summary: 'All domains that the filter finds, as a spreadsheet that can be imported again' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Get('export.csv')
  async csv(@Query() query: ListDomainsDto): Promise<StreamableFile> {
    return this.file(await this.exporter.csv(query), query, 'csv');
  }

  @Describe<{ rows: Record<string, unknown>[] }>({ summary: 'The same in JSON, as an import takes it' })
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Get('export.json')
  async json(@Query() query: ListDomainsDto): Promise<StreamableFile> {
    return this.file(await this.exporter.json(query), query, 'json');
  }

  private file(content: Readable, query: ListDomainsDto, extension: 'csv' | 'json'): StreamableFile {
    const name = exportName(query, this.clock.now(), extension);
    return new StreamableFile(content, { disposition: `attachment; filename="${name}"` });
  }
}
