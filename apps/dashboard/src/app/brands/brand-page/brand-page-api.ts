import { httpResource } from '@angular/common/http';
import { Service, type Signal } from '@angular/core';
import type { DomainDto, Page } from '@nawala/contracts';

/** As many as a glance takes in; the list has the rest. */
const MOST_DOMAINS = 8;

/** How many domains each vantage says what of. */
export interface NetworkCounts {
  vantages: { vantage: string; ada: number; tidakAda: number; unknown: number }[];
}

/** Reads are resources, to be called where a component is made. */
@Service()
export class BrandPageApi {
  /** Its domains, blocked ones first. */
  domains(code: Signal<string | undefined>) {
    return httpResource<Page<DomainDto>>(() => {
      const brand = code();
      return brand ? { url: '/api/domains', params: { brand, limit: MOST_DOMAINS } } : undefined;
    });
  }

  networks(code: Signal<string | undefined>) {
    return httpResource<NetworkCounts>(() => {
      const brand = code();
      return brand ? { url: '/api/domains/counts', params: { brand, active: true } } : undefined;
    });
  }
}
