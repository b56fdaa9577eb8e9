import type { NawalaDto } from './domain';

/** One row of `GET /api/urls` (seed): `Domain` with a capital D, `noto` is the note. */
export interface UrlDto {
  id: string;
  brand: string;
  Domain: string;
  noto: string;
}

/** The answer of `POST /api/urls/update`. */
export interface RecordedScanDto {
  success: true;
  message: string;
  data: { id: string; domain: string; nawala: NawalaDto };
}

/** The answer of `POST /api/urls/bulk-update`. */
export interface BulkUpdateResultDto {
  success: true;
  message: string;
  data: { success: number; failed: number; errors: { index: number; id: string | null; error: string }[] };
}
