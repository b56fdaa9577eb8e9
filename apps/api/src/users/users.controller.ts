import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CreateUserDto, UpdateUserDto, type UserDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Roles } from '../common/roles.decorator';
import { presentUser } from './user.presenter';
import { UsersService } from './users.service';

@Roles(['admin'])
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  async list(): Promise<UserDto[]> {
    return (await this.users.list()).map(presentUser);
  }

  @Get(':id')
  async one(@Param('id', ParseObjectId) id: string): Promise<UserDto> {
    return presentUser(await this.users.get(id));
  }

  @Post()
  async create(@CurrentUser() actor: RequestUser, @Body() body: CreateUserDto): Promise<UserDto> {
    return presentUser(await this.users.create(actor, body));
  }

  @Patch(':id')
  async change(
    @CurrentUser() actor: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Body() body: UpdateUserDto,
  ): Promise<UserDto> {
    return presentUser(await this.users.change(actor, id, body));
  }

  @HttpCode(204)
  @Delete(':id')
  async remove(@CurrentUser() actor: RequestUser, @Param('id', ParseObjectId) id: string): Promise<void> {
    await this.users.remove(actor, id);
  }
}
