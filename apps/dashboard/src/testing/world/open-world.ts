import type { DomainQuery } from '../../app/domains/domain-query';
import { OpenDashboard } from './open-dashboard';
import { ServerModel } from './server-model';

export interface World {
  server: ServerModel;
  dashboard: OpenDashboard;
}

/**
 * A server with two brands and a few domains, of which one is blocked, and a dashboard that has just been opened for the
 * first time and shows the answers to `queries`. Needs Jest's fake timers.
 * @param skew milliseconds by which the server's clock is ahead of the reader's; @param limit rows that each list reads at once
 */
export async function openWorld(queries: readonly DomainQuery[], skew = 0, limit?: number): Promise<World> {
  localStorage.clear();
  const server = new ServerModel(() => Date.now() + skew, await import('@nawala/rules'));
  for (const code of ['B0', 'B1']) server.addBrand(`As ${code}`, code);
  for (const name of 'cdef') server.addDomain(`${name}.example.com`, server.brands[0]!.id);
  server.record([{ domainId: server.domains[0]!.id, vantage: 'telkom', status: 'blocked', age: 0, behind: 0 }]);
  jest.advanceTimersByTime(5);
  return { server, dashboard: new OpenDashboard(server, queries, limit) };
}
