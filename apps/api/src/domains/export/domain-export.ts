import { Injectable } from '@nestjs/common';
import { csvRow, type BrandRef, type ListDomainsDto } from '@nawala/contracts';
import { Readable } from 'node:stream';
import { BrandsService } from '../../brands/brands.service';
import { goneBrand } from '../../brands/gone-brand';
import { DomainReader } from '../domain-reader';
import type { DomainFacts } from '../domains.repository';
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

  /** @throws InvalidInput before the file begins */
  async csv(query: ListDomainsDto): Promise<Readable> {
    return Readable.from(this.csvChunks(await this.batches(query)), { objectMode: false });
  }

  /** `{ "rows": [...] }`, as an import takes it. */
  async json(query: ListDomainsDto): Promise<Readable> {
    return Readable.from(this.jsonChunks(await this.batches(query)), { objectMode: false });
  }

  private async *csvChunks(batches: AsyncIterable<ExportedDomain[]>): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvRow(COLUMNS);
    for await (const rows of batches) {
      yield rows.map((row) => csvRow(COLUMNS.map((column) => cellOf(row[column])))).join('');
    }
  }

  private async *jsonChunks(batches: AsyncIterable<ExportedDomain[]>): AsyncGenerator<string> {
    let opening = '{"rows":[\n';
    for await (const rows of batches) {
      yield opening + rows.map((row) => JSON.stringify(row)).join(',\n');
      opening = ',\n';
    }
    yield opening === ',\n' ? '\n]}\n' : '{"rows":[]}\n';
  }

  private async batches(query: ListDomainsDto): Promise<AsyncGenerator<ExportedDomain[]>> {
    return exportedOf(await this.reader.all(query), await this.brands.refs());
  }
}

async function* exportedOf(
  all: AsyncIterable<DomainFacts[]>,
  brands: ReadonlyMap<string, BrandRef>,
): AsyncGenerator<ExportedDomain[]> {
  for await (const domains of all) {
    yield domains.map((domain) => {
      const id = domain.brand.toHexString();
      return exported(domain, brands.get(id) ?? goneBrand(id));
    });
  }
}
