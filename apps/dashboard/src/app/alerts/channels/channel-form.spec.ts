import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ChannelDto } from '@nawala/contracts';
import { Rendered } from '../../../testing/rendered';
import { AlertsApi } from '../alerts-api';
import { aChannel } from '../testing/builders';
import { ChannelForm } from './channel-form';

const TOKEN = '123456789:AAE-abcdefghijklmnopqrstuvwxyz_12345';

describe('ChannelForm', () => {
  const api = {
    connect: jest.fn(async () => aChannel()),
    changeChannel: jest.fn(async () => aChannel()),
    telegramChats: jest.fn(async () => ({
      bot: { name: 'Ops bot', username: 'ops_bot' },
      chats: [{ id: '-100777', title: 'Aurora ops', type: 'supergroup', topicId: 4 }],
    })),
  };
  let page: Rendered;

  async function open(channel: ChannelDto | null): Promise<void> {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        { provide: AlertsApi, useValue: api },
        { provide: MAT_DIALOG_DATA, useValue: channel },
        { provide: MatDialogRef, useValue: { close: jest.fn() } },
      ],
    });
    page = new Rendered(TestBed.createComponent(ChannelForm));
    await page.settled();
  }
  async function send(): Promise<void> {
    page.all('form')[0]!.dispatchEvent(new Event('submit'));
    await page.settled();
  }

  it('finds the chat by its bot, and connects it', async () => {
    await open(null);
    page.fill('Name', 'Aurora ops');
    page.fill('Bot token', TOKEN);
    await page.settled();
    page.button('Find chats')!.click();
    await page.settled();
    expect(api.telegramChats).toHaveBeenCalledWith({ token: TOKEN });
    expect(page.text).toContain('This is Ops bot (@ops_bot).');
    const choice = page.all('app-telegram-chats select')[0] as HTMLSelectElement;
    choice.selectedIndex = 1;
    choice.dispatchEvent(new Event('change'));
    await send();
    expect(api.connect).toHaveBeenCalledWith({
      name: 'Aurora ops',
      kind: 'telegram',
      enabled: true,
      mention: [],
      config: { token: TOKEN, chatId: '-100777', topicId: 4 },
    });
  });

  it.each([
    ['email', 'Addresses', 'ops@example.com', { to: ['ops@example.com'] }],
    ['slack', 'Webhook address', 'https://hooks.slack.com/x', { url: 'https://hooks.slack.com/x' }],
    ['discord', 'Webhook address', 'https://discord.com/x', { url: 'https://discord.com/x' }],
    ['webhook', 'Webhook address', 'https://switch.example.com/', { url: 'https://switch.example.com/' }],
  ])('asks of %s for what it takes', async (kind, label, typed, config) => {
    await open(null);
    page.fill('Kind', kind);
    await page.settled();
    page.fill('Name', 'Ops');
    page.fill(label, typed);
    await send();
    expect(api.connect).toHaveBeenCalledWith(expect.objectContaining({ kind, config }));
  });

  it('says at each field what is wrong, and sends nothing', async () => {
    await open(null);
    page.fill('Name', 'Ops');
    page.fill('Bot token', 'abc');
    await send();
    expect(page.text).toContain('Enter the token as BotFather gave it');
    expect(page.text).toContain('Enter the chat’s number');
    expect(api.connect).not.toHaveBeenCalled();
  });

  it('keeps the secret that is there', async () => {
    await open(aChannel());
    page.fill('Name', 'Night watch');
    await send();
    expect(api.changeChannel).toHaveBeenCalledWith(aChannel().id, { name: 'Night watch' });
  });
});
