import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openPage } from '../../src/preview/page/server/open-page.ts';
import { openWire } from '../../src/preview/page/server/wire.ts';
import { type BotRoom, type BotRoomOptions, openBotRoom } from '../discord/bot-room.ts';
import { openWindow } from './browser.ts';

/** The bot, its page, and a browser with the page open. */
export type PageRoom = BotRoom & {
  readonly url: string;
  readonly window: Page;
  /** Where messages are written. */
  readonly field: Locator;
  /** The newest message. */
  readonly latest: Locator;
  readonly messages: Locator;
};

export type PageRoomOptions = BotRoomOptions & { readonly browser?: BrowserContextOptions };

/** Opens all of it. At the end of the test nothing was logged as an error, and no request has left the machine. */
export async function openPageRoom({ browser, ...options }: PageRoomOptions = {}): Promise<PageRoom> {
  const wire = openWire();
  const { onExchange, onGateway } = wire;
  const names = { botName: 'On Record', serverName: 'Try it here' };
  const room = await openBotRoom({ ...names, ...options, onExchange, onGateway });
  const page = await openPage({ discord: room.discord, port: 0, wire });
  onTestFinished(() => page.close());
  const window = await openWindow(browser);
  const troubles: string[] = [];
  window.on('pageerror', (error) => troubles.push(String(error)));
  window.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  window.on('request', (request) => {
    const isOwn =
      request.url().startsWith(page.url.slice(0, page.url.indexOf('#'))) || request.url().startsWith('blob:');
    if (!isOwn) troubles.push(`${request.url()} is not on this machine`);
  });
  onTestFinished(() => expect(troubles).toEqual([]));
  await window.goto(page.url);
  const messages = window.locator('.messages > li[data-message]');
  const field = window.getByRole('textbox', { name: 'Message' });
  await field.waitFor();
  return { ...room, url: page.url, window, field, messages, latest: messages.last() };
}
