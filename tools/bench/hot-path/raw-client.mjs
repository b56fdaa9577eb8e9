import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/**
 * A Socket.IO client that costs next to nothing, so that a thousand of them measure the server and not themselves: a
 * WebSocket that only unpacks text frames.
 */
export function listen(url, auth, hear) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const send = (text) => socket.write(masked(Buffer.from(text)));
    const packet = (text) => {
      if (text.startsWith('42')) hear(text);
      else if (text === '2') send('3');
      else if (text.startsWith('40')) resolve({ close: () => socket.destroy() });
      else if (text.startsWith('44')) reject(new Error(`a listener was refused: ${text}`));
      else if (text.startsWith('0')) send(`40${JSON.stringify(auth)}`);
    };
    let rest = Buffer.alloc(0);
    let upgraded = false;
    socket.on('data', (chunk) => {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      if (!upgraded) {
        const end = rest.indexOf('\r\n\r\n');
        if (end < 0) return;
        upgraded = true;
        rest = rest.subarray(end + 4);
      }
      rest = unpack(rest, packet);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('a listener lost its connection')));
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\n` +
        `Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
  });
}

/** A server must take a mask of zeros, too. */
function masked(payload) {
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 6 : 8);
  head[0] = 0x81;
  head[1] = 0x80 | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** Hands over every whole frame, and gives back what is left. */
function unpack(buffer, packet) {
  let at = 0;
  while (buffer.length - at >= 2) {
    const code = buffer[at + 1];
    const head = code === 127 ? 10 : code === 126 ? 4 : 2;
    if (buffer.length - at < head) break;
    const length =
      code === 127 ? Number(buffer.readBigUInt64BE(at + 2)) : code === 126 ? buffer.readUInt16BE(at + 2) : code;
    if (buffer.length - at < head + length) break;
    packet(buffer.toString('utf8', at + head, at + head + length));
    at += head + length;
  }
  return buffer.subarray(at);
}
