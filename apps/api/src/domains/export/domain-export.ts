import { Injectable } from '@nestjs/common';
import type { ListDomainsDto } from '@nawala/contracts';
import { Readable } from 'node:stream';
import { BrandsService } from '../../brands/brands.service';
import { goneBrand } from '../../brands/gone-brand';
import { csvRow } from '../../common/csv';
import { DomainReader } from '../domain-reader';
import { cellOf, COLUMNS, exported, type ExportedDomain } from './export-columns';

/** Spreadsheets take a file without it for one in the letters of their country. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The list as files, in its order, a batch of the database's at a time: however long it is, none is ever held whole. */
@Injectable()
export class DomainExport {
  constructor(
    private readonly reader: DomainReader,
    private readonly brands: BrandsService,
  ) {}

  csv(query: ListDomainsDto): Readable {
    return Readable.from(this.csvChunks(query), { objectMode: false });
  }

  /** `{ "rows": [...] }`, as an import takes it. */
  json(query: ListDomainsDto): Readable {
    return Readable.from(this.jsonChunks(query), { objectMode: false });
  }

  private async *csvChunks(query: ListDomainsDto): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvRow(COLUMNS);
    for await (const rows of this.batches(query)) {
      yield rows.map((row) => csvRow(COLUMNS.map((column) => cellOf(row[column])))).join('');
    }
  }

  private async *jsonChunks(query: ListDomainsDto): AsyncGenerator<string> {
    let opening = '{"rows":[\n';
    for await (const rows of this.batches(query)) {
      yield opening + rows.map((row) => JSON.stringify(row)).join(',\n');
      opening = ',\n';
    }
    yield opening === ',\n' ? '\n]}\n' : '{"rows":[]}\n';
  }

  private async *batches(query: ListDomainsDto): AsyncGenerator<ExportedDomain[]> {
    const brands = await this.brands.refs();
    for await (const domains of this.reader.all(query)) {
      yield domains.map((domain) => {
        const id = domain.brand.toHexString();
        return exported(domain, brands.get(id) ?? goneBrand(id));
      });
    }
  }
}
