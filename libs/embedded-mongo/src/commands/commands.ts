import { MongoError } from '../mongo-error';
import { admit, isOwn, type Name } from '../registry';
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

/** @throws MongoError for a command that is unknown, or not for everybody, and for fields that it does not know. */
export const commandFor = ({ name, body }: Request, isPrivate: boolean): Command => {
  const command = COMMANDS[admit('command', name)];
  if (isOwn(name) && !isPrivate) throw new MongoError(13, `${name} is only taken from the private socket`);
  refuseUnknownFields(body, command.fields, name);
  return command;
};
