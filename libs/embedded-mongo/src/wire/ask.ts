import { connect } from 'node:net';
import { once } from 'node:events';
import { decodeDocument } from '../bson/decode';
import type { Document } from '../bson/values';
import { FrameReader } from './frames';
import { BODY_AT, encodeMessage } from './messages';

/**
 * Sends one command over the private socket and waits for its answer.
 * @throws Error when nobody answers there, or with the message of the refusal.
 */
export const ask = async (socketPath: string, command: Readonly<Record<string, unknown>>): Promise<Document> => {
  const socket = connect(socketPath);
  try {
    await once(socket, 'connect');
    socket.write(encodeMessage({ ...command, $db: 'admin' }, 0));
    const frames = new FrameReader();
    for await (const chunk of socket) {
      for (const frame of frames.push(chunk as Buffer)) return succeeded(decodeDocument(frame, BODY_AT));
    }
    throw new Error('The database closed the connection.');
  } finally {
    socket.destroy();
  }
};

const succeeded = (reply: Document): Document => {
  if (reply['ok'] !== 1) throw new Error(String(reply['errmsg']));
  return reply;
};
