import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from '../bson/encode';
import type { Name } from '../registry';
import type { Command } from './command';
import { MAX_BATCH } from './write';

const hello: Command = {
  immediate: true,
  fields: 'helloOk client compression saslSupportedMechs speculativeAuthenticate backpressure',
  run: ({ connectionId, now }) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: MAX_BATCH,
    localTime: now(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  }),
};

const acknowledge: Command = { fields: '', run: () => ({ ok: 1 }) };

const ping: Command = { ...acknowledge, immediate: true };

export const handshakeCommands = {
  hello,
  ismaster: hello,
  ping,
  endSessions: acknowledge,
  buildInfo: {
    fields: '',
    run: () => ({
      version: '7.0.0',
      versionArray: [7, 0, 0, 0],
      modules: [],
      maxBsonObjectSize: MAX_DOCUMENT_BYTES,
      ok: 1,
    }),
  },
  connectionStatus: {
    fields: 'showPrivileges',
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  },
} satisfies Partial<Record<Name<'command'>, Command>>;
