import { admit, type Name } from '../registry';
import type { Request } from '../wire/messages';
import { aggregate } from './aggregate';
import { catalogCommands } from './catalog';
import { type Command, refuseUnknownFields } from './command';
import { explain } from './explain';
import { handshakeCommands } from './handshake';
import { maintenanceCommands } from './maintenance';
import { readCommands } from './read';
import { writeCommands } from './write';

const COMMANDS: { readonly [name in Name<'command'>]: Command } = {
  ...handshakeCommands,
  ...catalogCommands,
  ...readCommands,
  aggregate,
  explain,
  ...writeCommands,
  ...maintenanceCommands,
};

/** @throws MongoError for an unknown command or one with fields that it does not know. */
export const commandFor = ({ name, body }: Request): Command => {
  const command = COMMANDS[admit('command', name)];
  refuseUnknownFields(body, command.fields, name);
  return command;
};
