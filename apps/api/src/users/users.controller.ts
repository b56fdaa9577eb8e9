import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CreateUserDto, UpdateUserDto, type UserDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Roles } from '../common/roles.decorator';
import { Describe } from '../common/describe.decorator';
import { presentUser } from './user.presenter';
import { UsersService } from './users.service';

@Roles(['admin'])
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Describe({ summary: 'All users, by name' })
  @Get()
  async list(): Promise<UserDto[]> {
    return (await this.users.list()).map(presentUser);
  }

  @Describe({ summary: 'One user', errors: ['USER_NOT_FOUND'] })
  @Get(':id')
  async one(@Param('id', ParseObjectId) id: string): Promise<UserDto> {
    return presentUser(await this.users.get(id));
  }

  @Describe({
    summary: 'Add a user',
    errors: ['EMAIL_TAKEN'],
    example: { email: 'rina@example.com', name: 'Rina A.', password: 'correct horse battery', role: 'user' },
  })
  @Post()
  async create(@CurrentUser() actor: RequestUser, @Body() body: CreateUserDto): Promise<UserDto> {
    return presentUser(await this.users.create(actor, body));
  }

  @Describe({
    summary: 'Change a user; less rights or a new password end their sessions',
    errors: ['USER_NOT_FOUND', 'EMAIL_TAKEN', 'LAST_ADMIN', 'SELF_CHANGE'],
    example: { active: false },
  })
  @Patch(':id')
  async change(
    @CurrentUser() actor: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Body() body: UpdateUserDto,
  ): Promise<UserDto> {
    return presentUser(await this.users.change(actor, id, body));
  }

  @Describe({ summary: 'Delete a user', errors: ['USER_NOT_FOUND', 'LAST_ADMIN', 'SELF_CHANGE'] })
  @HttpCode(204)
  @Delete(':id')
  async remove(@CurrentUser() actor: RequestUser, @Param('id', ParseObjectId) id: string): Promise<void> {
    await this.users.remove(actor, id);
  }
}
