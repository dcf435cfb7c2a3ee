import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { openDiscordEmulator } from '../src/emulator/emulator.ts';
import { openPageServer } from '../src/emulator/page/server/page-server.ts';

/**
 * Size, requests and load time of the emulator's page: `npx node bench/page-load.ts [link]`. Without the link that `npm
 * start` prints, it opens a page of its own. CHROMIUM sets another browser.
 */

const runs = 15;
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';

const link = process.argv[2];
const discord = link === undefined ? await openDiscordEmulator() : undefined;
const server = discord && (await openPageServer({ discord, port: 0 }));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const window = await browser.newPage();
await window.goto(server?.url ?? link ?? '');
const field = window.getByLabel('Message', { exact: true });
await field.waitFor();

const bodies: Promise<Buffer>[] = [];
const collect = (response: { body(): Promise<Buffer> }): void => void bodies.push(response.body());
window.on('response', collect);
await window.reload();
await field.waitFor();
window.off('response', collect);
const files = await Promise.all(bodies);

const times: number[] = [];
for (let run = 0; run < runs; run += 1) {
  const start = performance.now();
  await window.reload();
  await field.waitFor();
  times.push(performance.now() - start);
}
times.sort((one, other) => one - other);
const sum = (sizes: readonly number[]): string =>
  `${(sizes.reduce((one, other) => one + other, 0) / 1000).toFixed(1)} KB`;
const at = (share: number): string => `${Math.round(times[Math.floor(share * (runs - 1))] ?? 0)} ms`;
process.stdout.write(
  `requests ${files.length}, ${sum(files.map((file) => file.length))}, compressed ${sum(files.map((file) => gzipSync(file).length))}\n` +
    `reload until usable, ${runs} runs: fastest ${at(0)}, median ${at(0.5)}, slowest ${at(1)}\n`,
);

await browser.close();
await server?.close();
await discord?.close();
