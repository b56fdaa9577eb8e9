import { Controller, Get, Header, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Describe } from '../common/describe.decorator';
import { matchesTag } from '../common/entity-tag';
import { Public } from '../common/public.decorator';
import { AgentPackage } from './agent-package';

/** Beside the documentation, for whoever has nothing yet: `npx <address>/api/docs/nawala-checker.tgz run …`. */
@Public()
@Controller('docs')
export class AgentPackageController {
  constructor(private readonly agent: AgentPackage) {}

  @Describe<string>({ summary: 'The checker, as a package for npm and npx', errors: ['NOT_FOUND'], cacheable: true })
  @Header('Content-Type', 'application/gzip')
  @Header('Cache-Control', 'no-cache')
  @Get('nawala-checker.tgz')
  async download(@Headers('if-none-match') ifNoneMatch: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { archive, tag } = this.agent.get();
    void reply.header('ETag', tag);
    if (matchesTag(ifNoneMatch, tag)) await reply.status(304).send();
    else await reply.send(archive);
  }
}
