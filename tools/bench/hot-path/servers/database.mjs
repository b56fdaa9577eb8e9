// The database of a run in a process of its own, so that what it costs is not the API's.
import { inRoot } from '../../../setup/workspace.mjs';

const { startEmbeddedMongo } = await import(inRoot('dist', 'libs', 'embedded-mongo', 'index.js'));

const database = await startEmbeddedMongo({ dataDir: process.env.DATA_DIR }, { port: 0 });
process.send({ type: 'ready', url: database.uri });

const stop = () => void database.stop().finally(() => process.exit(0));
process.once('SIGTERM', stop).once('disconnect', stop);
