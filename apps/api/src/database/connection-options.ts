/** How long anything waits for a database that does not answer. Requests then get 503, and a stop is not held up. */
const PATIENCE_MS = 1500;

export const CONNECTION_OPTIONS = {
  // `Database` builds the indexes, when it is sure that somebody listens.
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  connectTimeoutMS: PATIENCE_MS,
  heartbeatFrequencyMS: 2000,
  maxPoolSize: 50,
  serverSelectionTimeoutMS: PATIENCE_MS,
  socketTimeoutMS: 20_000,
} as const;
