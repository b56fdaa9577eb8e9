import type { ConnectionState } from '../live/live-client';

/** The tab's icon says the one thing worth knowing from another tab. */
export const faviconFor = (connection: ConnectionState, blocked: number): string => {
  if (connection === 'offline') return 'favicon-offline.svg';
  return blocked > 0 ? 'favicon-blocked.svg' : 'favicon.svg';
};

export function showFavicon(file: string): void {
  document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.setAttribute('href', file);
}
