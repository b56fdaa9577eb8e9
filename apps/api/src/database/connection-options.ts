import { PromptConnection } from './prompt-connection';

/**
 * How long anything waits for a database that does not answer. Requests then get 503, and a stop is not held up. Of a busy
 * machine the driver alone takes more than a second to find a database that is back.
 */
const PATIENCE_MS = 5000;

const CONNECTION_OPTIONS = {
  // `Startup` has the indexes built, when it is sure that somebody listens.
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  connectionType: PromptConnection,
  connectTimeoutMS: PATIENCE_MS,
  heartbeatFrequencyMS: 1000,
  maxPoolSize: 50,
  serverSelectionTimeoutMS: PATIENCE_MS,
  socketTimeoutMS: 10_000,
  // Nothing is acknowledged that the loss of one machine could take back.
  writeConcern: { w: 'majority', journal: true },
} as const;

/** In an address without a database the driver would choose `test`. */
const DEFAULT_DATABASE = 'nawala';

const namesDatabase = (uri: string): boolean => /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);

export const connectionOptions = (uri: string) => ({
  ...CONNECTION_OPTIONS,
  ...(!namesDatabase(uri) && { dbName: DEFAULT_DATABASE }),
});
