import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { neededPermissions } from '../../src/discord/permissions.ts';
import { openDiscordEmulator, type RestExchange } from '../../src/emulator/emulator.ts';
import { inviteCommand } from '../../src/terminal/invite.ts';
import { openBotRoom, replyOf } from '../discord/bot-room.ts';
import { briefFact, edited, pathTo } from '../discord/brief-knowledge.ts';
import { knowledgeOf } from '../discord/knowledge-of.ts';
import { called } from './called.ts';
import { closedPort } from './gateways.ts';
import { run } from './processes.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory, AttachFiles } = PermissionFlagsBits;

describe('npm run invite', () => {
  test('prints the link for the application that the token is of, with what it asks for and why', async () => {
    const { token, apiUrl, applicationId, close, problems } = await openDiscordEmulator();
    onTestFinished(close);
    const { status, out, err } = await run('src/cli.ts', ['invite'], {
      settings: { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl },
    });
    const [link = '', ...lines] = out.trim().split('\n');
    const { origin, pathname, searchParams } = new URL(link);
    expect(origin + pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: applicationId,
      scope: 'bot applications.commands',
      permissions: String(ViewChannel | SendMessages | SendMessagesInThreads | ReadMessageHistory),
    });
    for (const { name } of neededPermissions) expect(lines.join('\n')).toMatch(new RegExp(`^ {2}${name}, to `, 'm'));
    expect(out).not.toContain(token);
    expect(problems()).toEqual([]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  test.for<[string, () => Promise<Record<string, string>>, RegExp]>([
    ['without a token', async () => ({}), /^There is no DISCORD_TOKEN/],
    [
      'with a setting that is wrong',
      async () => ({ DISCORD_TOKEN: 'two words' }),
      /^DISCORD_TOKEN must have no spaces/,
    ],
    [
      'where Discord can’t be reached',
      async () => ({ DISCORD_TOKEN: 'a', DISCORD_API_URL: `http://127.0.0.1:${await closedPort()}/api` }),
      /cannot be reached from here \(ECONNREFUSED\)/,
    ],
    [
      'with a token that Discord does not know',
      async () => {
        const { apiUrl, close } = await openDiscordEmulator();
        onTestFinished(close);
        return { DISCORD_TOKEN: 'another', DISCORD_API_URL: apiUrl };
      },
      /^Discord refuses the token\./,
    ],
  ])('%s says so in one line', async ([, settings, words]) => {
    const { status, out, err } = await called(inviteCommand, [], { settings: await settings() });
    expect(err).toMatch(words);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ status, out }).toEqual({ status: 1, out: '' });
  });
});

describe('The permissions that the link asks for', () => {
  /** What Discord demands of the bot for a request; answers to interactions need nothing. */
  function demandedBy({ method, path, requestBody, requestHeaders }: RestExchange): bigint[] {
    const isReply = JSON.stringify(requestBody ?? '').includes('message_reference');
    const hasFiles = String(requestHeaders['content-type']).startsWith('multipart/');
    if (!path.startsWith('/channels/')) return [];
    if (method === 'GET') return [ViewChannel, ReadMessageHistory];
    return [
      ViewChannel,
      ...(method === 'POST' ? [SendMessages] : []),
      ...(isReply ? [ReadMessageHistory] : []),
      ...(hasFiles ? [AttachFiles] : []),
    ];
  }

  test('are what the bot’s requests demand, but for threads, and nothing else', async () => {
    const { ann, mo, answerTo, toBot, discord, general, exchanges, replace, restart } = await openBotRoom();
    const { question } = briefFact('when-entered');
    await answerTo(ann.sendMessage(toBot(question)));
    await (await mo.runCommand('knowledge', {}, { subcommand: 'download' })).settled();
    await (await mo.runCommand('knowledge', { days: 7 }, { subcommand: 'report' })).settled();
    await (await mo.runCommand('knowledge', { 'log-channel': general }, { subcommand: 'settings' })).settled();
    const posted = discord.next('message', ({ author, repliedMessageId }) => author.isBot && !repliedMessageId);
    await (await mo.runCommand('knowledge', { fact: 'where', reason: 'none' }, { subcommand: 'withhold' })).settled();
    await posted;
    discord.failNext({ method: 'PATCH', path: /\/messages\/\d+$/ }, { connection: 'cut-when-done', times: 4 });
    const corrected = discord.next('edit', ({ author }) => author.isBot);
    await replace(
      knowledgeOf(
        edited((file) => file.setIn(pathTo('when-entered', 'answer'), 'Officers entered at around 2pm, it is said.')),
      ),
    );
    await corrected;
    await restart();
    expect(replyOf(await ann.runCommand('when-entered')).content).toContain('it is said');
    const demanded = new Set(exchanges.flatMap(demandedBy));
    const asked = neededPermissions.map(({ bit }) => bit).filter((bit) => bit !== SendMessagesInThreads);
    expect([...demanded].toSorted()).toEqual(asked.toSorted());
  });
});
