import type { TransitionDto } from '@nawala/contracts';
import { transitions } from '../http/transitions';
import type { Connection } from '../options';
import type { VerdictStream } from './verdict-stream';

/**
 * What history tells since the stream was last sure of having all, oldest first. One that nothing came before begins
 * behind the newest row.
 *
 * @throws ClientError
 */
export async function missed(
  connection: Connection,
  stream: VerdictStream,
  signal: AbortSignal,
): Promise<TransitionDto[]> {
  const { since } = stream;
  const rows: TransitionDto[] = [];
  if (since === undefined) {
    const newest = await transitions(connection, { limit: 1 }, signal).next();
    stream.startAt(newest.done ? 0 : Date.parse(newest.value.recordedAt) + 1);
    return rows;
  }
  for await (const row of transitions(connection, { since, verdicts: true }, signal)) rows.push(row);
  return rows.reverse();
}
