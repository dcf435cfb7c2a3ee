import { expect, test } from 'vitest';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { openPageServer } from '../../src/emulator/page/server/page-server.ts';
import { describeInBrowser, openWindow } from './browser.ts';

describeInBrowser('When the connection to the bot is lost, the page', () => {
  test('reports it, and keeps unfinished text for the next start', async () => {
    const discord = await openDiscordEmulator({ serverName: 'Try it here' });
    const first = await openPageServer({ discord, port: 0 });
    const window = await openWindow();
    await window.goto(first.url);
    const field = window.getByLabel('Message', { exact: true });
    await field.fill('Half of');
    await first.close();
    await window.getByText('Connection lost: the bot has stopped.').waitFor();
    await window.keyboard.press('Enter');
    await window.getByText('Connection lost.', { exact: true }).waitFor();
    expect(await field.inputValue()).toBe('Half of');
    await window.getByRole('button', { name: 'Try again' }).click();
    await window.getByText('The bot is still not running.').waitFor();
    const other = await openDiscordEmulator({ serverName: 'Try it here' });
    const second = await openPageServer({ discord: other, port: Number(new URL(first.url).port) });
    await window.getByRole('button', { name: 'Try again' }).click();
    await window.getByText('Open the complete link that npm start prints').waitFor();
    await window.goto(second.url);
    await expect.poll(() => field.inputValue()).toBe('Half of');
    await second.close();
    await other.close();
    await discord.close();
  });

  test('reconnects if only the connection was cut, and keeps unfinished text', async () => {
    const discord = await openDiscordEmulator({ serverName: 'Try it here' });
    const page = await openPageServer({ discord, port: 0 });
    const window = await openWindow();
    const cut = Promise.withResolvers<() => Promise<void>>();
    await window.routeWebSocket(/./, (line) => {
      line.connectToServer();
      cut.resolve(() => line.close());
    });
    await window.goto(page.url);
    const field = window.getByLabel('Message', { exact: true });
    await field.fill('Half of');
    await (await cut.promise)();
    await window.getByText('Connection lost').waitFor();
    await window.getByRole('button', { name: 'Try again' }).click();
    await window.getByText('Connection lost').waitFor({ state: 'detached' });
    await expect.poll(() => field.inputValue()).toBe('Half of');
    await page.close();
    await discord.close();
  });
});
