import { MongoError } from '../mongo-error';
import type { Request } from '../wire/messages';
import { catalogCommands } from './catalog';
import { type Command, refuseUnknownFields } from './command';
import { handshakeCommands } from './handshake';
import { maintenanceCommands } from './maintenance';
import { readCommands } from './read';
import { writeCommands } from './write';

export const COMMANDS: Readonly<Record<string, Command>> = {
  ...handshakeCommands,
  ...catalogCommands,
  ...readCommands,
  ...writeCommands,
  ...maintenanceCommands,
};

/** @throws MongoError for an unknown command or one with fields that it does not know. */
export const commandFor = ({ name, body }: Request): Command => {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const message = `no such command: '${name}' is not supported by the embedded database; set MONGODB_URI for a full MongoDB`;
    throw new MongoError(59, message);
  }
  refuseUnknownFields(body, command.fields, name);
  return command;
};
