import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sampleText } from '../discord/sample-text.ts';
import { createTempFolder, startProcess } from './processes.ts';
import { startProgram } from './start-program.ts';

/** The output beside the answers. */
const link = /^Try it in a browser: http:\/\/127\.0\.0\.1:\d+\/#[\w-]{32}\n$/;
const linkWithoutBrowser =
  /^Try it in a browser: http:\S+\nNo browser could be opened here\. Please open the link yourself\.\n$/;

test('Without a token, each line of a pipe is answered in order, and its end stops the bot', async () => {
  const lines = [
    '/when-entered',
    'What is the man’s name?',
    '',
    '1',
    '/no-such-command',
    '/knowledge status',
    '/as moderator',
    '/knowledge status',
    'how do I bake sourdough bread',
  ];
  const { stdout, stderr, status } = await startProgram([], { input: lines.join('\n') }).ended;
  const answers = [
    'Officers entered at around 2pm',
    'The article does not say.',
    'cited',
    'There is no command /no-such-command here. Type /help for a list.',
    '/knowledge is for moderators. Type /as moderator to become one.',
    'You are now a moderator.',
    'Active: Police shooting in Walthamstow',
    'I did not understand that question',
  ];
  const places = answers.map((answer) => stdout.indexOf(answer));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(stdout).toContain('  | ’Around 2pm, officers entered after hearing a loud noise from inside.');
  expect(stderr).toMatch(link);
  expect(status).toBe(0);
});

test('Without a terminal, as under a service manager, it serves the page until a signal', async () => {
  const KNOWLEDGE_DIR = await createTempFolder({ 'brief.yaml': sampleText });
  const bot = startProgram([], { settings: { KNOWLEDGE_DIR }, input: '' });
  await Promise.race([bot.waitForOutput('Standard input is empty'), bot.ended]);
  const url = /http:\S+/.exec(bot.stderr())?.[0] ?? '';
  expect((await fetch(url)).status).toBe(200);
  bot.close();
  const { status, stdout, stderr } = await bot.ended;
  expect({ status, out: stdout }).toEqual({ status: 0, out: '' });
  expect(stderr.trim().split('\n')).toHaveLength(2);
});

test('The link leads to the page on the configured or next free port, --open reports a missing browser, and /quit stops the bot', async () => {
  const KNOWLEDGE_DIR = await createTempFolder({ 'brief.yaml': sampleText });
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const address = taken.address();
  const PORT = String(typeof address === 'object' && address ? address.port : 0);
  const bot = startProcess('src/main.ts', ['--open'], { settings: { KNOWLEDGE_DIR, PORT, PATH: '/nowhere' } });
  const isTold = bot.waitForOutput('No browser could be opened here');
  const said = await once(bot.child.stderr ?? bot.child, 'data');
  const url = /http:\S+/.exec(String(said))?.[0] ?? '';
  expect(Number(new URL(url).port)).toBeGreaterThan(Number(PORT));
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="page"');
  await isTold;
  bot.child.stdin?.write('/quit\n');
  expect(await bot.ended).toEqual({ status: 0, stdout: '', stderr: expect.stringMatching(linkWithoutBrowser) });
});
