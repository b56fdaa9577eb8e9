import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type CheckDto, type CheckStartedDto, StartCheckDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../../common/current-user.decorator';
import { Describe } from '../../common/describe.decorator';
import { ParseObjectId } from '../../common/parse-object-id.pipe';
import { Roles } from '../../common/roles.decorator';
import { CHECK_EXAMPLE, CHECK_STARTED_EXAMPLE } from './check.example';
import { ChecksService } from './checks.service';

/** Whoever is signed in may ask; of names that are not watched the service has the word. */
@Roles(['admin', 'user'])
@Controller('checks')
export class ChecksController {
  constructor(private readonly checks: ChecksService) {}

  @Describe({
    summary: 'Have names measured now by the agents that are connected; results come over the socket',
    errors: ['DOMAIN_NOT_FOUND', 'FORBIDDEN', 'NO_CHECKER'],
    example: { targets: ['shop.aurora.example.com'] },
    answer: CHECK_STARTED_EXAMPLE,
  })
  @HttpCode(202)
  @Post()
  start(@CurrentUser() user: RequestUser, @Body() body: StartCheckDto): Promise<CheckStartedDto> {
    return this.checks.start(user, body);
  }

  @Describe({
    summary: 'What has come of a check so far; for whoever asked, and admins, for ten minutes',
    errors: ['CHECK_NOT_FOUND'],
    answer: CHECK_EXAMPLE,
  })
  @Get(':id')
  get(@CurrentUser() user: RequestUser, @Param('id', ParseObjectId) id: string): Promise<CheckDto> {
    return this.checks.get(user, id);
  }

  @Describe({ summary: 'Wait no longer for a check of one’s own', errors: ['CHECK_NOT_FOUND'] })
  @HttpCode(204)
  @Delete(':id')
  stop(@CurrentUser() user: RequestUser, @Param('id', ParseObjectId) id: string): Promise<void> {
    return this.checks.stop(user, id);
  }
}
