import { IsIn, IsMongoId, Matches } from 'class-validator';
import { INCIDENT_STATES, type IncidentState } from '../incident';
import { VANTAGE_PATTERN } from '../limits';
import { IsInstant } from './is-instant';
import { Optional } from './optional';
import { AsList } from './query-values';

/** Which incidents; what is left out does not matter. */
export class IncidentFilterDto {
  @Optional()
  @AsList()
  @IsIn(INCIDENT_STATES, { each: true })
  state?: IncidentState[];

  @Optional()
  @IsMongoId()
  brand?: string;

  /** One of those that see it, or saw it last. */
  @Optional()
  @Matches(VANTAGE_PATTERN, { message: 'vantage is 1 to 40 lower-case letters, digits or hyphens' })
  vantage?: string;

  @Optional()
  @IsMongoId()
  domain?: string;

  /** Those that are open, or have closed since then (inclusive). */
  @Optional()
  @IsInstant()
  since?: string;

  /** Those that opened together: `burst.id`. */
  @Optional()
  @IsMongoId()
  burst?: string;
}
