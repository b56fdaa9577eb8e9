import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CreateRuleDto, type RuleDto, type RulePreviewDto, UpdateRuleDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../../common/current-user.decorator';
import { Describe } from '../../common/describe.decorator';
import { ParseObjectId } from '../../common/parse-object-id.pipe';
import { Roles } from '../../common/roles.decorator';
import { PREVIEW_EXAMPLE, RULE_EXAMPLE } from './rule.example';
import { RulesService } from './rules.service';

const EXAMPLE = { name: 'At once', on: ['blocked', 'unblocked'], channelIds: [] };

@Roles(['admin'])
@Controller('alerts/rules')
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  @Describe({ summary: 'Who is told of what, by name', answer: [RULE_EXAMPLE] })
  @Get()
  list(): Promise<RuleDto[]> {
    return this.rules.list();
  }

  @Describe({
    summary: 'Add a rule: it sees what is recorded from now on',
    errors: ['LIMIT_REACHED'],
    example: EXAMPLE,
    answer: RULE_EXAMPLE,
  })
  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateRuleDto): Promise<RuleDto> {
    return this.rules.create(actor, body);
  }

  @Describe({
    summary: 'Change a rule',
    errors: ['RULE_NOT_FOUND'],
    example: { window: 60 },
    answer: { ...RULE_EXAMPLE, window: 60 },
  })
  @Patch(':id')
  update(@Param('id', ParseObjectId) id: string, @Body() body: UpdateRuleDto): Promise<RuleDto> {
    return this.rules.update(id, body);
  }

  @Describe({ summary: 'Delete a rule: what it has not told yet is not told', errors: ['RULE_NOT_FOUND'] })
  @HttpCode(204)
  @Delete(':id')
  remove(@Param('id', ParseObjectId) id: string): Promise<void> {
    return this.rules.remove(id);
  }

  @Describe({
    summary: 'The messages of a rule as they would look in each kind of channel',
    example: EXAMPLE,
    answer: PREVIEW_EXAMPLE,
  })
  @HttpCode(200)
  @Post('preview')
  preview(@Body() body: CreateRuleDto): Promise<RulePreviewDto> {
    return this.rules.preview(body);
  }
}
