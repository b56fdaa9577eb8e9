import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CreateViewDto, UpdateViewDto, type ViewDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Roles } from '../common/roles.decorator';
import { ViewsService } from './views.service';

/** Whoever is signed in keeps views of their own. */
@Roles(['admin', 'user'])
@Controller('views')
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  @Describe({ summary: 'Saved list queries: your own and the shared ones, by name' })
  @Get()
  list(@CurrentUser() user: RequestUser): Promise<ViewDto[]> {
    return this.views.list(user);
  }

  @Describe({
    summary: 'Save a list query',
    errors: ['FORBIDDEN', 'LIMIT_REACHED'],
    example: { name: 'Spare names', query: 'tag=spare&sort=-since', shared: false },
  })
  @Post()
  create(@CurrentUser() user: RequestUser, @Body() body: CreateViewDto): Promise<ViewDto> {
    return this.views.create(user, body);
  }

  @Describe({
    summary: 'Rename a view, change its query, share it, or begin with it',
    errors: ['FORBIDDEN', 'VIEW_NOT_FOUND'],
    example: { start: true },
  })
  @Patch(':id')
  update(
    @CurrentUser() user: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Body() body: UpdateViewDto,
  ): Promise<ViewDto> {
    return this.views.update(user, id, body);
  }

  @Describe({ summary: 'Delete a view', errors: ['FORBIDDEN', 'VIEW_NOT_FOUND'] })
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentUser() user: RequestUser, @Param('id', ParseObjectId) id: string): Promise<void> {
    return this.views.remove(user, id);
  }
}
