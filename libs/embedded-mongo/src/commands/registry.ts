import { MongoError } from '../mongo-error';
import type { Request } from '../wire/messages';
import { aggregateCommands } from './aggregate';
import { catalogCommands } from './catalog';
import { type Command, refuseUnknownFields } from './command';
import { explainCommands } from './explain';
import { findAndModifyCommands } from './find-and-modify';
import { handshakeCommands } from './handshake';
import { readCommands } from './read';
import { writeCommands } from './write';

export const COMMANDS: Readonly<Record<string, Command>> = {
  ...handshakeCommands,
  ...catalogCommands,
  ...readCommands,
  ...writeCommands,
  ...findAndModifyCommands,
  ...aggregateCommands,
  ...explainCommands,
};

/** @throws MongoError for an unknown command or one with fields that it does not know. */
export const commandFor = (request: Request): Command => {
  const command = Object.hasOwn(COMMANDS, request.name) ? COMMANDS[request.name] : undefined;
  if (command === undefined) {
    throw new MongoError(
      59,
      'CommandNotFound',
      `no such command: '${request.name}' is not supported by the embedded database; set MONGODB_URI for a full MongoDB`,
    );
  }
  refuseUnknownFields(request, command.fields);
  return command;
};
