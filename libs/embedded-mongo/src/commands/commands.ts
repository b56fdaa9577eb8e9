import { admit, type Name } from '../registry';
import type { Request } from '../wire/messages';
import { aggregate } from './aggregate';
import { catalogCommands } from './catalog';
import { type Command, refuseUnknownFields } from './command';
import { explain } from './explain';
import { handshakeCommands } from './handshake';
import { remove } from './delete';
import { findAndModify } from './find-and-modify';
import { insert } from './insert';
import { backup, sweepExpired, verify } from './maintenance';
import { readCommands } from './read';
import { update } from './update';

const COMMANDS: { readonly [name in Name<'command'>]: Command } = {
  ...handshakeCommands,
  ...catalogCommands,
  ...readCommands,
  aggregate,
  explain,
  insert,
  update,
  delete: remove,
  findAndModify,
  backup,
  sweepExpired,
  verify,
};

/** @throws MongoError for an unknown command or one with fields that it does not know. */
export const commandFor = ({ name, body }: Request): Command => {
  const command = COMMANDS[admit('command', name)];
  refuseUnknownFields(body, command.fields, name);
  return command;
};
