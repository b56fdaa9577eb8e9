import type { Running } from './running';

/** A MongoDB to ask the same questions, when one is given; else undefined. */
export const MONGODB_URI = process.env['MONGODB_URI'] || undefined;

export const openServer = async (running: Running): Promise<{ readonly uri: string }> =>
  MONGODB_URI === undefined ? running.database() : { uri: MONGODB_URI };
