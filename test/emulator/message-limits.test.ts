import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/emulator/json.ts';
import { problemPaths } from './problem-paths.ts';
import { startEmulator } from './start-emulator.ts';

const EPHEMERAL = 64;
const V2 = 1 << 15;
const x = (length: number): string => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Press', custom_id: 'press', ...more });
const buttons = (...all: object[]) => ({ components: [{ type: 1, components: all }] });
const option = (index: number) => ({ label: `${index}`, value: `${index}` });
const select = (more: object = {}) => buttons({ type: 3, custom_id: 'which', options: [option(1)], ...more });
const embed = (more: object) => ({ embeds: [{ description: 'x', ...more }] });
const field = (more: object = {}) => ({ name: 'x', value: 'x', ...more });
const words = (content: string) => ({ type: 10, content });
const v2 = (...components: object[]) => ({ flags: V2, components });

/** A request body, Discord's error code, and the path of the problem. */
type Case = readonly [title: string, body: object, code: number, at?: string];

const REFUSED: readonly Case[] = [
  ['nothing at all', {}, 50006],
  ['only spaces', { content: '  \n ' }, 50006],
  ['content of 2001 characters', { content: x(2001) }, 50035, 'content'],
  ['content that is no text', { content: 5 }, 50035, 'content'],
  ['eleven embeds', { embeds: times(11, () => ({ title: 'x' })) }, 50035, 'embeds'],
  ['an embed that says nothing', { embeds: [{}] }, 50035, 'embeds.0.description'],
  ['an embed title of 257 characters', embed({ title: x(257) }), 50035, 'embeds.0.title'],
  ['an embed description of 4097 characters', embed({ description: x(4097) }), 50035, 'embeds.0.description'],
  ['an embed footer of 2049 characters', embed({ footer: { text: x(2049) } }), 50035, 'embeds.0.footer.text'],
  ['an embed author of 257 characters', embed({ author: { name: x(257) } }), 50035, 'embeds.0.author.name'],
  ['26 fields in an embed', embed({ fields: times(26, () => field()) }), 50035, 'embeds.0.fields'],
  ['a field name of 257 characters', embed({ fields: [field({ name: x(257) })] }), 50035, 'embeds.0.fields.0.name'],
  [
    'a field value of 1025 characters',
    embed({ fields: [field({ value: x(1025) })] }),
    50035,
    'embeds.0.fields.0.value',
  ],
  ['a field without a value', embed({ fields: [field({ value: '' })] }), 50035, 'embeds.0.fields.0.value'],
  ['embeds of 6001 characters together', { embeds: times(2, () => ({ description: x(3001) })) }, 50035, 'embeds'],
  ['an embed that leads to no web address', embed({ url: 'javascript:x' }), 50035, 'embeds.0.url'],
  [
    'six rows',
    { components: times(6, (i) => ({ type: 1, components: [button({ custom_id: `${i}` })] })) },
    50035,
    'components',
  ],
  [
    'six buttons in a row',
    buttons(...times(6, (i) => button({ custom_id: `${i}` }))),
    50035,
    'components.0.components',
  ],
  ['a row with nothing in it', buttons(), 50035, 'components.0.components'],
  ['a button label of 81 characters', buttons(button({ label: x(81) })), 50035, 'components.0.components.0.label'],
  ['a button with neither label nor emoji', buttons(button({ label: '' })), 50035, 'components.0.components.0'],
  [
    'a button without a custom id',
    buttons({ type: 2, style: 1, label: 'x' }),
    50035,
    'components.0.components.0.custom_id',
  ],
  ['an empty custom id', buttons(button({ custom_id: '' })), 50035, 'components.0.components.0.custom_id'],
  [
    'a custom id of 101 characters',
    buttons(button({ custom_id: x(101) })),
    50035,
    'components.0.components.0.custom_id',
  ],
  ['one custom id twice', buttons(button(), button()), 50035, 'components'],
  ['a link button without a url', buttons({ type: 2, style: 5, label: 'x' }), 50035, 'components.0.components.0.url'],
  [
    'a link button to nowhere',
    buttons({ type: 2, style: 5, label: 'x', url: 'ftp://x' }),
    50035,
    'components.0.components.0.url',
  ],
  [
    'a button with both custom id and url',
    buttons(button({ url: 'https://x.org' })),
    50035,
    'components.0.components.0',
  ],
  ['a button style that there is not', buttons(button({ style: 9 })), 50035, 'components.0.components.0.style'],
  ['26 choices in a menu', select({ options: times(26, option) }), 50035, 'components.0.components.0.options'],
  [
    'one value twice in a menu',
    select({ options: [option(1), option(1)] }),
    50035,
    'components.0.components.0.options',
  ],
  ['a placeholder of 151 characters', select({ placeholder: x(151) }), 50035, 'components.0.components.0.placeholder'],
  [
    'a menu beside a button',
    buttons(button(), { type: 3, custom_id: 'w', options: [option(1)] }),
    50035,
    'components.0.components',
  ],
  ['a component that there is not', { components: [{ type: 99 }] }, 50035, 'components.0.type'],
  ['Components V2 without their flag', { components: [words('x')] }, 50035, 'components.0.type'],
  ['content beside Components V2', { ...v2(words('x')), content: 'x' }, 50035, 'content'],
  ['an embed beside Components V2', { ...v2(words('x')), ...embed({}) }, 50035, 'embeds'],
  ['Components V2 with no component', { flags: V2, components: [] }, 50006],
  [
    '41 components, nested ones counted',
    v2({ type: 17, components: times(40, () => words('x')) }),
    50035,
    'components',
  ],
  ['4001 characters in all texts', v2(words(x(4000)), words('x')), 50035, 'components'],
  ['a file component without the file', v2({ type: 13, file: { url: 'attachment://x.txt' } }), 50035, 'attachments'],
  ['a file that does not come along', { content: 'x', attachments: [{ id: 0 }] }, 50035, 'attachments'],
  ['flags that cannot be set', { content: 'x', flags: 1 << 7 }, 50035, 'flags'],
  [
    'all users and some users to be mentioned',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    50035,
    'allowed_mentions',
  ],
  [
    'a kind of mention that there is not',
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    50035,
    'allowed_mentions.parse.0',
  ],
];

const ONLY_IN_CHANNELS: readonly Case[] = [
  ['the flag of ephemeral messages', { content: 'x', flags: EPHEMERAL }, 50035, 'flags'],
  [
    'an answer to a message that is gone',
    { content: 'x', message_reference: { message_id: '1' } },
    50035,
    'message_reference',
  ],
];

const ACCEPTED: readonly (readonly [title: string, body: object])[] = [
  ['content of 2000 characters', { content: x(2000) }],
  ['embeds of 6000 characters together', { embeds: times(2, () => ({ description: x(3000) })) }],
  ['25 fields', embed({ fields: times(25, () => field({ name: x(20), value: x(20) })) })],
  [
    'five rows of five buttons',
    {
      components: times(5, (r) => ({
        type: 1,
        components: times(5, (i) => button({ custom_id: `${r}${i}`, label: x(80) })),
      })),
    },
  ],
  ['a menu of 25 choices', select({ options: times(25, option), max_values: 25 })],
  ['40 components with 4000 characters', v2({ type: 17, components: times(39, (i) => words(i ? 'x' : x(3962))) })],
  ['suppressed embeds', { content: 'x', flags: 4 }],
  ['null where nothing is meant', { content: 'x', embeds: null, components: null, embed: undefined }],
];

describe('A message in a channel', () => {
  test.for([...REFUSED, ...ONLY_IN_CHANNELS])('is refused with %s', async ([, body, code, at]) => {
    const { call, generalChannelId } = await startEmulator();
    const answer = await call('POST', `/channels/${generalChannelId}/messages`, body);
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect(problemPaths(answer.body)).toEqual(at === undefined ? [] : [at]);
  });

  test.for(ACCEPTED)('is accepted with %s', async ([, body]) => {
    const { call, generalChannelId } = await startEmulator();
    expect(await call('POST', `/channels/${generalChannelId}/messages`, body)).toMatchObject({ status: 200 });
  });

  test('gets all its problems reported at once', async () => {
    const { call, generalChannelId } = await startEmulator();
    const body = { content: x(2001), embeds: [{ title: x(257), description: x(4097) }] };
    const answer = await call('POST', `/channels/${generalChannelId}/messages`, body);
    expect(problemPaths(answer.body)).toEqual(['content', 'embeds.0.title', 'embeds.0.description']);
  });
});

describe('A response to an interaction', () => {
  test('is refused for all the same problems, and accepted afterwards', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    const answers = emulator.onceCommand(async ({ id, token }) => {
      const refused: unknown[] = [];
      for (const [title, data, code, at] of REFUSED) {
        const answer = await emulator.call('POST', `/interactions/${id}/${token}/callback`, { type: 4, data });
        refused.push([title, isRecord(answer.body) && answer.body.code, problemPaths(answer.body)]);
        expect.soft(refused.at(-1)).toEqual([title, code, at === undefined ? [] : [`data.${at}`]]);
      }
      return emulator.call('POST', `/interactions/${id}/${token}/callback`, { type: 4, data: { content: 'x' } });
    });
    await emulator.ann.runCommand('ask');
    expect(await answers).toMatchObject({ status: 204 });
  });

  test('is refused as a follow-up and as an edit too', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    const answers = emulator.onceCommand(async (command) => {
      await command.reply('x');
      const webhook = `/webhooks/${emulator.discord.applicationId}/${command.token}`;
      return [
        await emulator.call('POST', webhook, { content: x(2001) }),
        await emulator.call('PATCH', `${webhook}/messages/@original`, { content: x(2001) }),
        await emulator.call('PATCH', `${webhook}/messages/@original`, { content: '' }),
        await emulator.call('PATCH', `${webhook}/messages/@original`, { flags: EPHEMERAL }),
      ];
    });
    await emulator.ann.runCommand('ask');
    const codes = [50035, 50035, 50006, 50035].map((code) => ({ status: 400, body: { code } }));
    expect(await answers).toMatchObject(codes);
  });
});

describe('An edit', () => {
  test('keeps missing fields and removes fields that are null', async () => {
    const { call, generalChannelId, ann } = await startEmulator();
    const sent = await call('POST', `/channels/${generalChannelId}/messages`, {
      content: 'x',
      ...embed({ title: 'T' }),
    });
    const path = `/channels/${generalChannelId}/messages/${isRecord(sent.body) ? sent.body.id : ''}`;
    await call('PATCH', path, { content: 'y' });
    expect(ann.messages()).toMatchObject([{ content: 'y', embeds: [{ title: 'T' }], isEdited: true }]);
    await call('PATCH', path, { embeds: null });
    expect(ann.messages()).toMatchObject([{ content: 'y', embeds: [] }]);
    expect(await call('PATCH', path, { content: null })).toMatchObject({ status: 400, body: { code: 50006 } });
  });

  test('cannot remove the V2 flag, and hides embeds by their flag', async () => {
    const { call, generalChannelId, ann } = await startEmulator();
    const sent = await call('POST', `/channels/${generalChannelId}/messages`, v2(words('x')));
    const path = `/channels/${generalChannelId}/messages/${isRecord(sent.body) ? sent.body.id : ''}`;
    expect(await call('PATCH', path, { flags: 0, content: 'y' })).toMatchObject({ status: 400 });
    expect(await call('PATCH', path, { flags: 4 })).toMatchObject({ status: 200, body: { flags: V2 | 4 } });
    expect(ann.messages()).toMatchObject([{ areEmbedsSuppressed: true }]);
  });
});
