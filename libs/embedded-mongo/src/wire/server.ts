import { once } from 'node:events';
import { createServer, type ListenOptions, type Socket } from 'node:net';
import { FrameReader } from './frames';
import { encodeMessage, type Envelope, parseMessage, type Refused, type Request } from './messages';
import { errorReply, type Reply } from './reply';

/** Answers one command, later and in whatever order suits it; never rejects. */
export type Answer = (request: Request, connectionId: number) => Promise<Reply>;

export interface WireServer {
  /** Undefined where it listens on a path. */
  readonly port: number | undefined;
  /** Refuses new connections and ends the present ones once their answers are written. */
  close(): Promise<void>;
}

/** @throws Error with one line for people when it cannot listen there. */
export const listen = async (where: ListenOptions, maxConnections: number, answer: Answer): Promise<WireServer> => {
  const sockets = new Set<Socket>();
  let lastConnectionId = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, (lastConnectionId += 1), answer);
  });
  server.maxConnections = maxConnections;
  try {
    await once(server.listen(where), 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const name = where.path ?? `${where.host}:${where.port}`;
    throw new Error(code === 'EADDRINUSE' ? `${name} is already in use.` : `Cannot listen on ${name}: ${message}`);
  }
  const address = server.address();
  return {
    port: typeof address === 'object' ? address?.port : undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroySoon();
      }),
  };
};

const serve = (socket: Socket, connectionId: number, answer: Answer): void => {
  const frames = new FrameReader();
  let lastReplyId = 0;
  const handle = async (request: Request | Refused): Promise<void> => {
    const reply = 'refusal' in request ? errorReply(request.refusal) : await answer(request, connectionId);
    if (request.wantsReply && socket.writable) socket.write(encoded(request, (lastReplyId += 1), reply));
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const frame of frames.push(chunk)) void handle(parseMessage(frame));
    } catch {
      socket.destroy();
    }
  });
};

/** An answer that is too large for a message is an error. */
const encoded = (request: Envelope, replyId: number, reply: Reply): Buffer => {
  try {
    return encodeMessage(reply, replyId, request);
  } catch (error) {
    return encodeMessage(errorReply(error), replyId, request);
  }
};
