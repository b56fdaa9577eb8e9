import { MAX_DOCUMENT_BYTES } from '../bson/encode';
import { MAX_MESSAGE_BYTES } from '../wire/frames';
import type { Command } from './command';

const VERSION = '7.0.0';

const HELLO_FIELDS = [
  'helloOk',
  'client',
  'compression',
  'saslSupportedMechs',
  'speculativeAuthenticate',
  'topologyVersion',
  'maxAwaitTimeMS',
  'loadBalanced',
  'backpressure',
];

const hello: Command = {
  fields: HELLO_FIELDS,
  run: ({ connectionId, now }) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: now(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  }),
};

const acknowledge: Command = { fields: [], run: () => ({ ok: 1 }) };

export const handshakeCommands: Readonly<Record<string, Command>> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: acknowledge,
  endSessions: acknowledge,
  refreshSessions: acknowledge,
  startSession: { fields: [], run: () => ({ timeoutMinutes: 30, ok: 1 }) },
  buildInfo: {
    fields: [],
    run: () => ({
      version: VERSION,
      versionArray: [7, 0, 0, 0],
      gitVersion: 'embedded',
      modules: [],
      bits: 64,
      maxBsonObjectSize: MAX_DOCUMENT_BYTES,
      ok: 1,
    }),
  },
  buildinfo: { fields: [], run: () => ({ version: VERSION, versionArray: [7, 0, 0, 0], ok: 1 }) },
  connectionStatus: {
    fields: ['showPrivileges'],
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  },
  getParameter: {
    fields: ['featureCompatibilityVersion'],
    run: () => ({ featureCompatibilityVersion: { version: '7.0' }, ok: 1 }),
  },
  whatsmyuri: { fields: [], run: () => ({ you: '127.0.0.1:0', ok: 1 }) },
};
