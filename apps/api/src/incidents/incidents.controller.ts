import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  IncidentFilterDto,
  ListIncidentsDto,
  type ChangedDto,
  type IncidentDto,
  type IncidentPageDto,
} from '@nawala/contracts';
import { AcknowledgeIncidentsDto } from '@nawala/contracts/incidents';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Acknowledgements } from './acknowledgements';
import { CSV_EXAMPLE, INCIDENT_EXAMPLE } from './incident.example';
import { IncidentExport } from './incident-export';
import { IncidentReader } from './incident-reader';

@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly reader: IncidentReader,
    private readonly acknowledgements: Acknowledgements,
    private readonly exporter: IncidentExport,
  ) {}

  @Describe({
    summary: 'Incidents: open first, then acknowledged, then closed; newest first',
    answer: { items: [INCIDENT_EXAMPLE], next: null, counts: { open: 0, acknowledged: 1, closed: 12 } },
  })
  @Get()
  list(@CurrentUser() { role }: RequestUser, @Query() query: ListIncidentsDto): Promise<IncidentPageDto> {
    return this.reader.list(query, role);
  }

  @Describe<string>({ summary: 'The same as a spreadsheet, all of it', answer: CSV_EXAMPLE })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="incidents.csv"')
  @Get('export.csv')
  export(@Query() filter: IncidentFilterDto): StreamableFile {
    return new StreamableFile(this.exporter.csv(filter));
  }

  @Describe({ summary: 'One incident', errors: ['INCIDENT_NOT_FOUND'], answer: INCIDENT_EXAMPLE })
  @Get(':id')
  get(@CurrentUser() { role }: RequestUser, @Param('id', ParseObjectId) id: string): Promise<IncidentDto> {
    return this.reader.get(id, role);
  }

  @Describe({
    summary: 'Take care of open incidents, so that others know',
    example: { filter: { brand: '66f2a1b3c4d5e6f708192a3b' }, note: 'moving them to another host' },
    answer: { changed: 1 },
  })
  @HttpCode(200)
  @Post('acknowledge')
  acknowledge(@CurrentUser() actor: RequestUser, @Body() body: AcknowledgeIncidentsDto): Promise<ChangedDto> {
    return this.acknowledgements.acknowledge(actor, body);
  }

  @Describe({
    summary: 'Nobody takes care of it any more',
    errors: ['INCIDENT_NOT_FOUND'],
    answer: { changed: 1 },
  })
  @Delete(':id/acknowledgement')
  takeBack(@Param('id', ParseObjectId) id: string): Promise<ChangedDto> {
    return this.acknowledgements.takeBack(id);
  }
}
