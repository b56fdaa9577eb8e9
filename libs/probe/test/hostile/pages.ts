import { gzipSync } from 'node:zlib';
import type { Respond } from '../../staged/handlers';

/** What web servers, edges and filters say. */
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

export const html =
  (body: string, headers: Record<string, string> = {}, status = 200): Respond =>
  (_request, response) => {
    response.writeHead(status, { ...HTML, ...headers });
    response.end(body);
  };

/** A page of the usual length, of which nothing but its words is known. */
export const untitled = (word: string): Respond => html(`<html><body>${`<p>${word}</p>`.repeat(80)}</body></html>`);

export const titled = (title: string, words = 'Welcome to the shop.', headers: Record<string, string> = {}): Respond =>
  html(`<html><head><title>${title}</title></head><body>${`<p>${words}</p>`.repeat(80)}</body></html>`, headers);

/** A hundred bytes that send their reader elsewhere. */
export const refreshTo = (address: string): Respond =>
  html(`<html><head><meta http-equiv="refresh" content="0;url=${address}"></head></html>`);

export const status =
  (code: number, headers: Record<string, string> = {}, body = `<h1>${code}</h1>`): Respond =>
  (_request, response) => {
    response.writeHead(code, { ...HTML, ...headers });
    response.end(code === 304 ? undefined : body);
  };

/** Bytes as they are, after which the connection ends. */
export const bytes =
  (...parts: (string | Buffer)[]): Respond =>
  ({ socket }) =>
    void socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));

/** So many bytes every so often; never the end. */
export const dripping =
  (everyMs: number, chunk: Buffer | string): Respond =>
  (_request, response) => {
    response.writeHead(200, HTML);
    response.write('<title>Toko</title>');
    const timer = setInterval(() => response.write(chunk), everyMs);
    response.on('close', () => clearInterval(timer));
  };

export const gzipped =
  (body: string | Buffer, keep = 1): Respond =>
  (_request, response) => {
    const packed = gzipSync(body);
    response.writeHead(200, { ...HTML, 'Content-Encoding': 'gzip' });
    response.end(packed.subarray(0, Math.ceil(packed.length * keep)));
  };
