import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsMongoId, IsObject, ValidateIf, ValidateNested } from 'class-validator';
import { LIMITS } from '../limits';
import { Alone } from './alone';
import { IsNote } from './domain-fields';
import { IncidentFilterDto } from './incident-filter.dto';
import { Optional } from './optional';

/** Whose incidents somebody takes care of: those named, or all that the filter finds. */
export class AcknowledgeIncidentsDto {
  @ValidateIf(({ ids, filter }: AcknowledgeIncidentsDto) => ids !== undefined || filter === undefined)
  @Alone('filter')
  @IsArray({ message: 'Name incidents by ids, or give a filter' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.incidentIds)
  @IsMongoId({ each: true })
  ids?: string[];

  @Optional()
  @Alone('ids')
  @IsObject()
  @ValidateNested()
  @Type(() => IncidentFilterDto)
  filter?: IncidentFilterDto;

  @IsNote()
  note = '';
}
