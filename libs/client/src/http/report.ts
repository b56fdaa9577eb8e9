import type { RecordedScanDto, ScanResultDto } from '@nawala/contracts/checker';
import type { Connection } from '../options';
import { patiently } from './patiently';
import { send } from './send';

/** What one check found out about the domain of this id. */
export interface ScanReport {
  id: string;
  scanResult: ScanResultDto;
}

async function readRecorded(response: Response): Promise<RecordedScanDto> {
  const body = (await response.json()) as Partial<RecordedScanDto> | null;
  if (typeof body?.data?.id !== 'string') throw new Error('its answer to a report is not readable');
  return body as RecordedScanDto;
}

/** `POST /api/urls/update`: resolves when the result is durable. */
export const report = (
  connection: Connection,
  { id, scanResult }: ScanReport,
  signal?: AbortSignal,
): Promise<RecordedScanDto> =>
  patiently(
    connection.retries,
    () => send(connection, 'api/urls/update', { method: 'POST', body: { id, scanResult }, signal }, readRecorded),
    signal,
  );
