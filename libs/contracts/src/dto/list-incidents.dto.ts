import { IsInt, Matches, Max, Min } from 'class-validator';
import { LIMITS } from '../limits';
import { IncidentFilterDto } from './incident-filter.dto';
import { Optional } from './optional';
import { AsInt } from './query-values';

/** State, milliseconds and id of the last row of a page. */
const INCIDENT_MARK = /^[0-2]\.-?\d{1,15}\.[0-9a-f]{24}$/;

export class ListIncidentsDto extends IncidentFilterDto {
  /** `next` of the page before. */
  @Optional()
  @Matches(INCIDENT_MARK, { message: 'before must be the next of an earlier answer' })
  before?: string;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.incidents)
  limit = 50;
}
