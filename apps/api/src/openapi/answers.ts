import type {
  BrandDto,
  BrandRef,
  DomainDto,
  DomainHistoryDto,
  FieldProblem,
  NawalaDto,
  Page,
  ProblemDto,
  SessionDto,
  StatsDto,
  TransitionDetailDto,
  TransitionDto,
  TransitionPageDto,
  UptimeDto,
  UserDto,
  VantageDto,
} from '@nawala/contracts';
import type { BulkUpdateResultDto, RecordedScanDto, UrlDto } from '@nawala/contracts/checker';
import { refTo, type Schema } from './schema';

/** Every answer of the API by name. */
export interface Answers {
  BrandDto: BrandDto;
  BrandRef: BrandRef;
  BulkUpdateResultDto: BulkUpdateResultDto;
  DomainDto: DomainDto;
  DomainHistoryDto: DomainHistoryDto;
  DomainPage: Page<DomainDto>;
  FieldProblem: FieldProblem;
  NawalaDto: NawalaDto;
  ProblemDto: ProblemDto;
  RecordedScanDto: RecordedScanDto;
  SessionDto: SessionDto;
  StatsDto: StatsDto;
  TransitionDetailDto: TransitionDetailDto;
  TransitionDto: TransitionDto;
  TransitionPageDto: TransitionPageDto;
  UptimeDto: UptimeDto;
  UrlDto: UrlDto;
  UserDto: UserDto;
  VantageDto: VantageDto;
}

export const answer = <Name extends keyof Answers>(name: Name): Schema<Answers[Name]> => refTo(name);
