import { Injectable } from '@nestjs/common';
import { csvRow, type IncidentDto, type IncidentFilterDto, LIMITS } from '@nawala/contracts';
import { Readable } from 'node:stream';
import { labelOf, type Labels } from '../labels/label-of';
import { VantageLabels } from '../labels/vantage-labels.service';
import { IncidentReader } from './incident-reader';

const COLUMNS: readonly (readonly [
  name: string,
  of: (incident: IncidentDto, labels: Labels) => string | number | null,
])[] = [
  ['id', ({ id }) => id],
  ['domain', ({ domain }) => domain],
  ['displayName', ({ displayName }) => displayName],
  ['brand', ({ brand }) => brand.code || brand.name],
  ['state', ({ state }) => state],
  ['openedAt', ({ openedAt }) => openedAt],
  ['closedAt', ({ closedAt }) => closedAt],
  ['closedBecause', ({ closedBecause }) => closedBecause],
  ['reopened', ({ reopened }) => reopened],
  ['vantages', ({ vantages }) => vantages.map(({ vantage }) => vantage).join(' ')],
  ['vantageLabels', ({ vantages }, labels) => vantages.map(({ vantage }) => labelOf(labels, vantage)).join(', ')],
  ['reason', ({ vantages }) => vantages.find(({ reason }) => reason !== null)?.reason ?? null],
  ['acknowledgedBy', ({ acknowledged }) => acknowledged?.by.name ?? null],
  ['acknowledgedAt', ({ acknowledged }) => acknowledged?.at ?? null],
  ['note', ({ acknowledged }) => acknowledged?.note ?? null],
];

@Injectable()
export class IncidentExport {
  constructor(
    private readonly reader: IncidentReader,
    private readonly labels: VantageLabels,
  ) {}

  /** All that the filter finds, in the order of the list, a page at a time. */
  csv(filter: IncidentFilterDto): Readable {
    return Readable.from(this.rows(filter));
  }

  private async *rows(filter: IncidentFilterDto): AsyncGenerator<string> {
    yield csvRow(COLUMNS.map(([name]) => name));
    const labels = await this.labels.all();
    for await (const page of this.reader.all({ ...filter, limit: LIMITS.incidents }, 'user')) {
      if (page.length > 0) yield page.map((incident) => csvRow(COLUMNS.map(([, of]) => of(incident, labels)))).join('');
    }
  }
}
