import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  type ChannelDto,
  type ChannelSecretDto,
  type ChannelTestDto,
  CreateChannelDto,
  type CreatedChannelDto,
  type TelegramChatsDto,
  TelegramChatsQueryDto,
  UpdateChannelDto,
} from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../../common/current-user.decorator';
import { Describe } from '../../common/describe.decorator';
import { ParseObjectId } from '../../common/parse-object-id.pipe';
import { Roles } from '../../common/roles.decorator';
import { CHANNEL_EXAMPLE, CHANNEL_TEST_EXAMPLE, CHATS_EXAMPLE, SECRET_EXAMPLE } from './channel.example';
import { ChannelsService } from './channels.service';

@Roles(['admin'])
@Controller('alerts/channels')
export class ChannelsController {
  constructor(private readonly channels: ChannelsService) {}

  @Describe({ summary: 'Where alerts can go, by name, and how each does', answer: [CHANNEL_EXAMPLE] })
  @Get()
  list(): Promise<ChannelDto[]> {
    return this.channels.list();
  }

  @Describe({
    summary: 'Connect a channel; of a webhook the secret of its signatures is told once',
    errors: ['LIMIT_REACHED', 'EMAIL_NOT_SET_UP', 'SECRETS_KEY_MISSING'],
    example: { name: 'On call', kind: 'webhook', config: { url: 'https://switch.example.com/hook' } },
    answer: { ...CHANNEL_EXAMPLE, ...SECRET_EXAMPLE },
  })
  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateChannelDto): Promise<CreatedChannelDto> {
    return this.channels.create(actor, body);
  }

  @Describe({
    summary: 'Change a channel: a secret that is left out stays',
    errors: ['CHANNEL_NOT_FOUND', 'SECRETS_KEY_MISSING'],
    example: { enabled: false },
    answer: { ...CHANNEL_EXAMPLE, enabled: false },
  })
  @Patch(':id')
  update(@Param('id', ParseObjectId) id: string, @Body() body: UpdateChannelDto): Promise<ChannelDto> {
    return this.channels.update(id, body);
  }

  @Describe({ summary: 'Delete a channel: rules that name it say so', errors: ['CHANNEL_NOT_FOUND'] })
  @HttpCode(204)
  @Delete(':id')
  remove(@Param('id', ParseObjectId) id: string): Promise<void> {
    return this.channels.remove(id);
  }

  @Describe({
    summary: 'Send a test, in the language of its rules or the caller’s, and say what the channel answered',
    errors: ['CHANNEL_NOT_FOUND'],
    answer: CHANNEL_TEST_EXAMPLE,
  })
  @HttpCode(200)
  @Post(':id/test')
  test(@Param('id', ParseObjectId) id: string, @Headers('accept-language') language?: string): Promise<ChannelTestDto> {
    return this.channels.test(id, language);
  }

  @Describe({
    summary: 'A new secret for a webhook’s signatures; the old one signs beside it for a day',
    errors: ['CHANNEL_NOT_FOUND', 'CHANNEL_WITHOUT_SECRET', 'SECRETS_KEY_MISSING'],
    answer: SECRET_EXAMPLE,
  })
  @HttpCode(200)
  @Post(':id/rotate-secret')
  rotateSecret(@Param('id', ParseObjectId) id: string): Promise<ChannelSecretDto> {
    return this.channels.rotateSecret(id);
  }

  @Describe({
    summary: 'The bot of a token, and the chats that it has seen',
    errors: ['CHANNEL_NOT_FOUND', 'CHANNEL_REFUSES'],
    example: { token: '123456789:AAE-abcdefghijklmnopqrstuvwxyz_12345' },
    answer: CHATS_EXAMPLE,
  })
  @HttpCode(200)
  @Post('telegram/chats')
  telegramChats(@Body() body: TelegramChatsQueryDto): Promise<TelegramChatsDto> {
    return this.channels.telegramChats(body);
  }
}
