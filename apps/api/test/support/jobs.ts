import type { JobDto, ProblemDto } from '@nawala/contracts';
import { Clock } from '../../src/common/clock';
import type { Client } from './client';
import { eventually } from './eventually';
import type { TestApi } from './start-api';

export const jobOf = async (admin: Client, id: string): Promise<JobDto> =>
  (await admin.get<JobDto>(`/api/jobs/${id}`)).body;

export const undo = (admin: Client, id: string) => admin.post<JobDto & ProblemDto>(`/api/jobs/${id}/undo`);

/** Settles when nothing of it is left to do but what waits for its seconds to pass. */
export const ended = (admin: Client, id: string): Promise<JobDto> =>
  eventually(
    () => jobOf(admin, id),
    ({ state }) => state !== 'running',
  );

/** As far as this instance knows, so much time has passed; until it is called again. */
export function timePasses({ app }: TestApi, ms: number): () => void {
  const now = jest.spyOn(app.get(Clock), 'now').mockImplementation(() => new Date(Date.now() + ms));
  return () => now.mockRestore();
}
