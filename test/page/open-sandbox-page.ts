import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { DiscordEmulator } from '../../src/emulator/emulator.ts';
import { openPageServer } from '../../src/emulator/page/server/page-server.ts';
import { createTrafficLog, type TrafficLog } from '../../src/emulator/page/server/traffic-log.ts';
import { startBot, type TestBot, type TestBotOptions } from '../discord/start-bot.ts';
import { openWindow } from './browser.ts';

/** The page in a browser. */
export type OpenPage = {
  readonly url: string;
  readonly window: Page;
  /** The message field. */
  readonly field: Locator;
  readonly messages: Locator;
  /** The newest message. */
  readonly latest: Locator;
};

export type SandboxPage = TestBot & OpenPage;
export type SandboxPageOptions = TestBotOptions & { readonly browser?: BrowserContextOptions };

/** The bot, its page, and a browser with the page open. */
export async function openSandboxPage({ browser, ...options }: SandboxPageOptions = {}): Promise<SandboxPage> {
  const traffic = createTrafficLog();
  const { onExchange, onGateway } = traffic;
  const names = { botName: 'On Record', serverName: 'Try it here' };
  const room = await startBot({ ...names, ...options, onExchange, onGateway });
  return { ...room, ...(await openPageInBrowser(room.discord, traffic, browser)) };
}

export const sampleQuestions = ['When did officers enter the home?', 'Where did it happen?', 'Is it over?'];

/**
 * Opens the page of an emulator. At the end of the test, the browser must have reported no error and made no request to
 * another server.
 */
export async function openPageInBrowser(
  discord: DiscordEmulator,
  traffic: TrafficLog,
  browser?: BrowserContextOptions,
): Promise<OpenPage> {
  const page = await openPageServer({ discord, port: 0, traffic, sampleQuestions });
  onTestFinished(() => page.close());
  const window = await openWindow(browser);
  const own = new URL(page.url).origin;
  const problems: string[] = [];
  window.on('pageerror', (error) => problems.push(String(error)));
  window.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  window.on('request', (request) => {
    if (!request.url().replace('blob:', '').startsWith(own)) problems.push(`${request.url()} is not the page's own`);
  });
  onTestFinished(() => expect(problems).toEqual([]));
  await window.goto(page.url);
  const messages = window.locator('.messages > li[data-message]');
  const field = window.getByLabel('Message', { exact: true });
  await field.waitFor();
  return { url: page.url, window, field, messages, latest: messages.last() };
}
