import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';

const CHECK_MS = 50;

/**
 * Lets requests that are being answered finish, and hangs up as soon as a connection has nothing more to say. Node does
 * that only once, at the start: a connection that finishes its answer later would stay open until its keep-alive runs out.
 */
@Injectable()
export class Drain implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    const timer = setInterval(() => server.closeIdleConnections(), CHECK_MS);
    server.once('close', () => clearInterval(timer));
    timer.unref();
  }
}
