import type { BrowserContextOptions } from 'playwright-core';
import { createTrafficLog } from '../../src/emulator/page/server/traffic-log.ts';
import { type RunningEmulator, type StartEmulatorOptions, startEmulator } from '../emulator/start-emulator.ts';
import { type OpenPage, openPageInBrowser } from './open-sandbox-page.ts';

type EmulatorPageOptions = StartEmulatorOptions & { readonly browser?: BrowserContextOptions };

/** The page with a bot that the test controls, for behaviour that On Record does not have. */
export async function openEmulatorPage({
  browser,
  ...options
}: EmulatorPageOptions = {}): Promise<RunningEmulator & OpenPage> {
  const traffic = createTrafficLog();
  const emulator = await startEmulator({ ...options, onExchange: traffic.onExchange, onGateway: traffic.onGateway });
  return { ...emulator, ...(await openPageInBrowser(emulator.discord, traffic, browser)) };
}
