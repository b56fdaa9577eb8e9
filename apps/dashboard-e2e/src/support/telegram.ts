import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = '123456789:AAE-abcdefghijklmnopqrstuvwxyz_12345';
const CHAT = { id: -1001234567890, type: 'supergroup', title: 'Aurora ops' };

const RESULTS: Record<string, () => unknown> = {
  getMe: () => ({ id: 1, is_bot: true, first_name: 'Nawala', username: 'nawala_bot' }),
  getUpdates: () => [{ update_id: 1, my_chat_member: { chat: CHAT } }],
  sendMessage: () => ({ message_id: 7, chat: CHAT }),
};

async function bodyOf(request: IncomingMessage): Promise<{ text?: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as { text?: string });
}

/** A Bot API server on loopback with one bot, which is in one chat; it keeps what the chat shows. */
export async function startTelegram() {
  const shown: string[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then(({ text = '' }) => {
      const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
      const result = token === TOKEN ? RESULTS[method]?.() : undefined;
      if (result && method === 'sendMessage') shown.push(text);
      response.writeHead(result ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(result ? { ok: true, result } : { ok: false, description: 'Unauthorized' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** HTML, as it was sent, oldest first. */
    shown,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
