import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CreateUserDto, UpdateUserDto, type UserDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Roles } from '../common/roles.decorator';
import { Describe } from '../common/describe.decorator';
import { USER_EXAMPLE } from './user.example';
import { UsersService } from './users.service';

@Roles(['admin'])
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Describe({ summary: 'All users, by name', answer: [USER_EXAMPLE] })
  @Get()
  list(): Promise<UserDto[]> {
    return this.users.list();
  }

  @Describe({ summary: 'One user', errors: ['USER_NOT_FOUND'], answer: USER_EXAMPLE })
  @Get(':id')
  get(@Param('id', ParseObjectId) id: string): Promise<UserDto> {
    return this.users.get(id);
  }

  @Describe({
    summary: 'Add a user',
    errors: ['EMAIL_TAKEN'],
    example: { email: 'rina@example.com', name: 'Rina A.', password: 'correct horse battery', role: 'user' },
    answer: USER_EXAMPLE,
  })
  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateUserDto): Promise<UserDto> {
    return this.users.create(actor, body);
  }

  @Describe({
    summary: 'Change a user; less rights or a new password end their sessions',
    errors: ['USER_NOT_FOUND', 'EMAIL_TAKEN', 'LAST_ADMIN', 'SELF_CHANGE'],
    example: { active: false },
    answer: { ...USER_EXAMPLE, active: false },
  })
  @Patch(':id')
  update(
    @CurrentUser() actor: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Body() body: UpdateUserDto,
  ): Promise<UserDto> {
    return this.users.update(actor, id, body);
  }

  @Describe({ summary: 'Delete a user', errors: ['USER_NOT_FOUND', 'LAST_ADMIN', 'SELF_CHANGE'] })
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentUser() actor: RequestUser, @Param('id', ParseObjectId) id: string): Promise<void> {
    return this.users.remove(actor, id);
  }
}
