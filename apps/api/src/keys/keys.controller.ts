import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CreateKeyDto, type KeyDto, type KeySecretDto, RotateKeyDto, UpdateKeyDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Roles } from '../common/roles.decorator';
import { KEY_EXAMPLE, KEY_SECRET_EXAMPLE } from './key.example';
import { KeysService } from './keys.service';

@Roles(['admin'])
@Controller('keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Describe({ summary: 'Keys of checkers and scripts, by name; revoked ones for a month', answer: [KEY_EXAMPLE] })
  @Get()
  list(): Promise<KeyDto[]> {
    return this.keys.list();
  }

  @Describe({
    summary: 'Create a key: its secret is told this once',
    errors: ['KEY_TAKEN', 'LIMIT_REACHED'],
    example: { name: 'Telkom, Jakarta', scopes: ['report'], vantages: ['telkom-jakarta'] },
    answer: KEY_SECRET_EXAMPLE,
  })
  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateKeyDto): Promise<KeySecretDto> {
    return this.keys.create(actor, body);
  }

  @Describe({
    summary: 'Change what a key is called, opens, or when it ends: holds within a second',
    errors: ['KEY_NOT_FOUND', 'KEY_REVOKED', 'KEY_TAKEN'],
    example: { expiresAt: '2030-01-01T00:00:00Z' },
    answer: { ...KEY_EXAMPLE, expiresAt: '2030-01-01T00:00:00.000Z' },
  })
  @Patch(':id')
  update(@Param('id', ParseObjectId) id: string, @Body() body: UpdateKeyDto): Promise<KeyDto> {
    return this.keys.update(id, body);
  }

  @Describe({
    summary: 'A new secret, told this once; the old one is good for 24 hours more, unless `now`',
    errors: ['KEY_NOT_FOUND', 'KEY_REVOKED'],
    example: { now: true },
    answer: KEY_SECRET_EXAMPLE,
  })
  @HttpCode(200)
  @Post(':id/rotate')
  rotate(@Param('id', ParseObjectId) id: string, @Body() { now }: RotateKeyDto): Promise<KeySecretDto> {
    return this.keys.rotate(id, now);
  }

  @Describe({ summary: 'Revoke a key for good: within a second it opens nothing', errors: ['KEY_NOT_FOUND'] })
  @HttpCode(204)
  @Delete(':id')
  revoke(@Param('id', ParseObjectId) id: string): Promise<void> {
    return this.keys.revoke(id);
  }
}
