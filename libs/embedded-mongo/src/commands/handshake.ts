import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from '../bson/encode';
import type { Name } from '../registry';
import type { ImmediateCommand } from './command';
import { MAX_BATCH } from '../wire/messages';

const hello: ImmediateCommand = {
  fields: 'helloOk client compression saslSupportedMechs speculativeAuthenticate backpressure',
  immediate: ({ connectionId, now }) => ({
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

const acknowledge: ImmediateCommand = { fields: '', immediate: () => ({ ok: 1 }) };

export const handshakeCommands = {
  hello,
  ismaster: hello,
  ping: acknowledge,
  endSessions: acknowledge,
  buildInfo: {
    fields: '',
    immediate: () => ({
      version: '7.0.0',
      versionArray: [7, 0, 0, 0],
      modules: [],
      maxBsonObjectSize: MAX_DOCUMENT_BYTES,
      ok: 1,
    }),
  },
  connectionStatus: {
    fields: 'showPrivileges',
    immediate: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  },
} satisfies Partial<Record<Name<'command'>, ImmediateCommand>>;
