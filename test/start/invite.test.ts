import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inviteCommand } from '../../src/cli/invite.ts';
import { requiredPermissions } from '../../src/discord/permissions.ts';
import { openDiscordEmulator, type RestExchange } from '../../src/emulator/emulator.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { editSample, factPath, sampleFact } from '../discord/sample-knowledge.ts';
import { replyOf, startBot } from '../discord/start-bot.ts';
import { callCommand } from './call-command.ts';
import { findClosedPort } from './gateways.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory, AttachFiles } = PermissionFlagsBits;

describe('npm run invite', () => {
  test('prints the invite link of the token’s application, with each permission and its reason', async () => {
    const { token, apiUrl, applicationId, close, problems } = await openDiscordEmulator();
    onTestFinished(close);
    const { status, stdout, stderr } = await callCommand(inviteCommand, [], {
      settings: { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl },
    });
    const [link = '', ...lines] = stdout.trim().split('\n');
    const { origin, pathname, searchParams } = new URL(link);
    expect(origin + pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: applicationId,
      scope: 'bot applications.commands',
      permissions: String(ViewChannel | SendMessages | SendMessagesInThreads | ReadMessageHistory),
    });
    for (const { name } of requiredPermissions) expect(lines.join('\n')).toMatch(new RegExp(`^ {2}${name}, to `, 'm'));
    expect(stdout).not.toContain(token);
    expect(problems()).toEqual([]);
    expect({ status, err: stderr }).toEqual({ status: 0, err: '' });
  });

  test.for<[string, () => Promise<Record<string, string>>, RegExp]>([
    ['without a token', async () => ({}), /^DISCORD_TOKEN is missing/],
    [
      'with a setting that is wrong',
      async () => ({ DISCORD_TOKEN: 'two words' }),
      /^DISCORD_TOKEN must not contain spaces/,
    ],
    [
      'where Discord can’t be reached',
      async () => ({ DISCORD_TOKEN: 'a', DISCORD_API_URL: `http://127.0.0.1:${await findClosedPort()}/api` }),
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
  ])('%s explains the problem in one line', async ([, settings, words]) => {
    const { status, stdout, stderr } = await callCommand(inviteCommand, [], { settings: await settings() });
    expect(stderr).toMatch(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect({ status, out: stdout }).toEqual({ status: 1, out: '' });
  });
});

describe('The permissions in the link', () => {
  /** The permissions that a request of the bot needs; responses to interactions need none. */
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

  test('are those that the bot’s requests need, except for threads, and no others', async () => {
    const { ann, mo, nextAnswerTo, mentionBot, discord, channelId, exchanges, replaceKnowledge, restart } =
      await startBot();
    const { question } = sampleFact('when-entered');
    await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    await (await mo.runCommand('knowledge', {}, { subcommand: 'download' })).settled();
    await (await mo.runCommand('knowledge', { days: 7 }, { subcommand: 'report' })).settled();
    await (await mo.runCommand('knowledge', { 'log-channel': channelId }, { subcommand: 'settings' })).settled();
    const posted = discord.next('message', ({ author, repliedMessageId }) => author.isBot && !repliedMessageId);
    await (await mo.runCommand('knowledge', { fact: 'where', reason: 'none' }, { subcommand: 'withhold' })).settled();
    await posted;
    discord.failNext({ method: 'PATCH', path: /\/messages\/\d+$/ }, { connection: 'cut-when-done', times: 4 });
    const corrected = discord.next('edit', ({ author }) => author.isBot);
    await replaceKnowledge(
      parseOrThrow(
        editSample((file) =>
          file.setIn(factPath('when-entered', 'answer'), 'Officers entered at around 2pm, it is said.'),
        ),
      ),
    );
    await corrected;
    await restart();
    expect(replyOf(await ann.runCommand('when-entered')).content).toContain('it is said');
    const demanded = new Set(exchanges.flatMap(demandedBy));
    const asked = requiredPermissions.map(({ bit }) => bit).filter((bit) => bit !== SendMessagesInThreads);
    expect([...demanded].toSorted()).toEqual(asked.toSorted());
  });
});
