import { Injectable, StreamableFile } from '@nestjs/common';
import { csvRow, type BrandRef, type TransitionFilterDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { Readable } from 'node:stream';
import { BrandsService } from '../brands/brands.service';
import { Clock } from '../common/clock';
import { displayNameOf } from '../common/display-name';
import { nextTurn } from '../common/next-turn';
import type { HistoryRow } from '../domains/history-row';
import { DomainStandings } from '../domains/domain-standings';
import { labelOf, type Labels } from '../labels/label-of';
import { VantageLabels } from '../labels/vantage-labels.service';
import { exportName } from './export-name';
import { parseMark } from './page-mark';
import { rowQueryOf } from './row-query';
import { TransitionsService } from './transitions.service';

/** Rows that are read, and written, before others have their turn. */
export const ROWS_AT_ONCE = 200;

type Brands = ReadonlyMap<string, BrandRef>;
/** What rows say by id or technical name, for people to read. */
interface Names {
  brands: Brands;
  labels: Labels;
}
type Cell = string | number | null;

const brandNamed = (brands: Brands, id: string): string => brands.get(id)?.code ?? id;

/** `note: "" → "main shop"; brand: AUR → BOR`. */
function changesOf({ fields = {} }: HistoryRow, { brands }: Names): string {
  const said = (field: string, value: unknown): string =>
    field === 'brand' ? brandNamed(brands, String(value)) : JSON.stringify(value);
  return Object.entries(fields)
    .map(([field, { from, to }]) => `${field}: ${said(field, from)} → ${said(field, to)}`)
    .join('; ');
}

const COLUMNS: readonly (readonly [name: string, of: (row: HistoryRow, names: Names) => Cell])[] = [
  ['at', ({ at }) => at.toISOString()],
  ['recordedAt', ({ recordedAt }) => recordedAt.toISOString()],
  ['kind', ({ kind }) => kind],
  ['domain', ({ target }) => target],
  ['displayName', ({ target }) => displayNameOf(target)],
  ['brand', ({ brand }, { brands }) => brandNamed(brands, brand.toHexString())],
  ['vantage', ({ vantage }) => vantage],
  ['vantageLabel', ({ vantage }, { labels }) => labelOf(labels, vantage)],
  ['from', ({ from }) => from],
  ['to', ({ to }) => to],
  ['verdictFrom', ({ nawala }) => nawala.from],
  ['verdictTo', ({ nawala }) => nawala.to],
  ['method', ({ method }) => method],
  ['reason', ({ reason }) => reason],
  ['confirmed', ({ confirmed }) => String(confirmed)],
  ['by', ({ actor }) => actor?.name ?? null],
  ['changes', changesOf],
  ['id', ({ _id }) => _id.toHexString()],
];

/** Everything that a filter finds, as a spreadsheet, in the order of the list. */
@Injectable()
export class TransitionExport {
  constructor(
    private readonly transitions: TransitionsService,
    private readonly brands: BrandsService,
    private readonly labels: VantageLabels,
    private readonly domains: DomainStandings,
    private readonly clock: Clock,
  ) {}

  async csv(filter: TransitionFilterDto): Promise<StreamableFile> {
    const [brands, labels] = await Promise.all([this.brands.refs(), this.labels.all()]);
    const whose = [await this.domainNamed(filter.domain), filter.brand && brandNamed(brands, filter.brand)];
    const name = exportName('changes', whose, filter, this.clock.now());
    return new StreamableFile(Readable.from(this.rows(filter, { brands, labels })), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }

  /** A page at a time: what is written is sent before more is read. */
  private async *rows(filter: TransitionFilterDto, names: Names): AsyncGenerator<string> {
    yield csvRow(COLUMNS.map(([name]) => name));
    let query = rowQueryOf({ ...filter, limit: ROWS_AT_ONCE });
    while (query) {
      const { rows, next } = await this.transitions.page(query);
      if (rows.length > 0) yield rows.map((row) => csvRow(COLUMNS.map(([, of]) => of(row, names)))).join('');
      query = next === null ? undefined : { ...query, before: parseMark(next) };
      await nextTurn();
    }
  }

  private async domainNamed(id: string | undefined): Promise<string | undefined> {
    if (id === undefined) return undefined;
    const found = await this.domains.of([new Types.ObjectId(id)]);
    return found.get(id.toLowerCase())?.domain ?? id;
  }
}
