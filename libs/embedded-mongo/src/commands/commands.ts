import { admit, type Name } from '../registry';
import type { Request } from '../wire/messages';
import { catalogCommands } from './catalog';
import { type Command, refuseUnknownFields } from './command';
import { handshakeCommands } from './handshake';
import { maintenanceCommands } from './maintenance';
import { readCommands } from './read';
import { writeCommands } from './write';

const COMMANDS: { readonly [name in Name<'command'>]: Command } = {
  ...handshakeCommands,
  ...catalogCommands,
  ...readCommands,
  ...writeCommands,
  ...maintenanceCommands,
};

/** @throws MongoError for an unknown command or one with fields that it does not know. */
export const commandFor = ({ name, body }: Request): Command => {
  const command = COMMANDS[admit('command', name)];
  refuseUnknownFields(body, command.fields, name);
  return command;
};
