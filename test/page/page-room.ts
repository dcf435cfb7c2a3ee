import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Discord } from '../../src/preview/discord.ts';
import { openPage } from '../../src/preview/page/server/open-page.ts';
import { openWire, type Wire } from '../../src/preview/page/server/wire.ts';
import { type BotRoom, type BotRoomOptions, openBotRoom } from '../discord/bot-room.ts';
import { openWindow } from './browser.ts';

/** A browser with the page open. */
export type OpenPage = {
  readonly url: string;
  readonly window: Page;
  /** Where messages are written. */
  readonly field: Locator;
  readonly messages: Locator;
  /** The newest message. */
  readonly latest: Locator;
};

export type PageRoom = BotRoom & OpenPage;
export type PageRoomOptions = BotRoomOptions & { readonly browser?: BrowserContextOptions };

/** The bot, its page, and a browser with the page open. */
export async function openPageRoom({ browser, ...options }: PageRoomOptions = {}): Promise<PageRoom> {
  const wire = openWire();
  const { onExchange, onGateway } = wire;
  const names = { botName: 'On Record', serverName: 'Try it here' };
  const room = await openBotRoom({ ...names, ...options, onExchange, onGateway });
  return { ...room, ...(await openPageOf(room.discord, wire, browser)) };
}

/**
 * Opens the page of a Discord. At the end of the test nothing has gone wrong in it, and no request has left the machine.
 */
export async function openPageOf(discord: Discord, wire: Wire, browser?: BrowserContextOptions): Promise<OpenPage> {
  const page = await openPage({ discord, port: 0, wire });
  onTestFinished(() => page.close());
  const window = await openWindow(browser);
  const own = new URL(page.url).origin;
  const troubles: string[] = [];
  window.on('pageerror', (error) => troubles.push(String(error)));
  window.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  window.on('request', (request) => {
    if (!request.url().replace('blob:', '').startsWith(own)) troubles.push(`${request.url()} is not the page's own`);
  });
  onTestFinished(() => expect(troubles).toEqual([]));
  await window.goto(page.url);
  const messages = window.locator('.messages > li[data-message]');
  const field = window.getByLabel('Message', { exact: true });
  await field.waitFor();
  return { url: page.url, window, field, messages, latest: messages.last() };
}
