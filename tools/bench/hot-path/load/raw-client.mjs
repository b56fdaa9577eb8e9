import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

const [FOUR, TWO] = Buffer.from('42');

/**
 * A Socket.IO client that costs next to nothing, so that a thousand of them measure the server and not themselves: a
 * WebSocket that only unpacks text frames.
 *
 * @param {string} url
 * @param {{ auth: object, hear: (event: Buffer) => void, lost?: () => void, ca?: string }} options `lost`: its connection
 *   ended after all; `ca`: the root that signed the server's certificate
 */
export function listen(url, { auth, hear, lost, ca }) {
  const { protocol, hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const open = protocol === 'https:' ? connectSecurely : connect;
    const socket = open({ host: hostname, port: Number(port), noDelay: true, ca });
    const send = (text) => socket.write(masked(Buffer.from(text)));
    const packet = (frame) => {
      // Most are events, and there are tens of thousands of them a second.
      if (frame[0] === FOUR && frame[1] === TWO) return hear(frame);
      const text = frame.toString();
      if (text === '2') send('3');
      else if (text.startsWith('40')) resolve();
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
    socket.on('error', reject);
    socket.once('close', () => {
      reject(new Error('a listener lost its connection'));
      lost?.();
    });
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
    packet(buffer.subarray(at + head, at + head + length));
    at += head + length;
  }
  return buffer.subarray(at);
}
