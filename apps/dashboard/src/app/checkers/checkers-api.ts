import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { CheckerDto, DomainCountsDto } from '@nawala/contracts';

/** Reads are resources, to be called where a component is made; writes resolve to what the server made of them. */
@Service()
export class CheckersApi {
  list() {
    return httpResource<CheckerDto[]>(() => '/api/checkers');
  }

  /** What each network sees, in numbers. */
  counts() {
    return httpResource<DomainCountsDto>(() => '/api/domains/counts');
  }
}
