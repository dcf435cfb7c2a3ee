import { AttachmentBuilder, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { only, openRoom, type Room } from './room.ts';

const file = (name: string, data: string) =>
  new AttachmentBuilder(Buffer.from(data), { name, description: `About ${name}` });
const MIB = 1024 * 1024;

async function channelOf(room: Room) {
  const channel = await room.client.channels.fetch(room.general);
  if (!channel?.isSendable()) throw new Error('There is no channel to send to.');
  return channel;
}

describe('A file', () => {
  test('of the bot can be downloaded by whoever sees the message', async () => {
    const room = await openRoom();
    const channel = await channelOf(room);
    await channel.send({ content: 'Look.', files: [file('facts of it.txt', 'Facts.'), file('more.txt', 'More.')] });
    const { attachments } = only(room.ann.messages());
    expect(attachments).toMatchObject([
      { filename: 'facts_of_it.txt', description: 'About facts of it.txt', size: 6 },
      {},
    ]);
    const texts = attachments.map(async ({ url }) => (await fetch(url)).text());
    expect(await Promise.all(texts)).toEqual(['Facts.', 'More.']);
  });

  test('can be a whole message, and the answer to an interaction', async () => {
    const room = await openRoom();
    await room.register({ name: 'export', description: 'Exports' });
    room.onceCommand((command) => command.reply({ files: [file('x.txt', 'x')], flags: MessageFlags.Ephemeral }));
    expect(only((await room.ann.command('export')).messages)).toMatchObject({ attachments: [{ filename: 'x.txt' }] });
  });

  test('of a person reaches the bot by an option', async () => {
    const room = await openRoom();
    const option = { type: 11, name: 'file', description: 'A file', required: true, file_types: ['.yaml'] } as const;
    await room.register({ name: 'import', description: 'Imports', options: [{ ...option, file_types: ['.yaml'] }] });
    const got = room.onceCommand(async ({ options }) => {
      const attachment = options.getAttachment('file', true);
      return [attachment.name, attachment.contentType, await (await fetch(attachment.url)).text()];
    });
    void room.ann.command('import', { file: { name: 'facts.yaml', data: 'a: 1', contentType: 'text/yaml' } });
    expect(await got).toEqual(['facts.yaml', 'text/yaml', 'a: 1']);
  });

  test('of a person can be said to lie elsewhere, and to be smaller than it is', async () => {
    const room = await openRoom();
    await room.register({
      name: 'import',
      description: 'Imports',
      options: [{ type: 11, name: 'file', description: 'A' }],
    });
    const forged = { url: 'http://169.254.169.254/latest', size: 1 };
    const got = room.onceCommand(({ options }) => options.getAttachment('file', true));
    void room.ann.command('import', { file: { name: 'facts.yaml', data: 'a: 1', forged } });
    expect(await got).toMatchObject(forged);
  });

  test.for([
    ['of another type', { name: 'facts.txt', data: 'x' }, 'file takes .yaml only.'],
    [
      'of more than 10 MiB',
      { name: 'facts.yaml', data: 'x'.repeat(10 * MIB + 1) },
      'facts.yaml is larger than 10 MiB.',
    ],
  ] as const)('%s is not sent by a person', async ([, given, reason]) => {
    const room = await openRoom();
    const option = { type: 11, name: 'file', description: 'A file' } as const;
    await room.register({ name: 'import', description: 'Imports', options: [{ ...option, file_types: ['.yaml'] }] });
    await expect(room.ann.command('import', { file: given })).rejects.toMatchObject({ reasons: [reason] });
  });

  test('of more than 10 MiB is not taken from the bot', async () => {
    const room = await openRoom();
    const channel = await channelOf(room);
    const sent = channel.send({ files: [file('x.txt', 'x'.repeat(10 * MIB + 1))] });
    await expect(sent).rejects.toMatchObject({ status: 413, code: 40005 });
  });

  test('stays with an edit that does not name it, and goes with one that leaves it out', async () => {
    const room = await openRoom();
    const message = await (await channelOf(room)).send({
      content: 'Look.',
      files: [file('a.txt', 'a'), file('b.txt', 'b')],
    });
    const names = () => only(room.ann.messages()).attachments.map(({ filename }) => filename);
    await message.edit('Look again.');
    expect(names()).toEqual(['a.txt', 'b.txt']);
    const kept = message.attachments.first();
    await message.edit({ attachments: kept ? [kept] : [], files: [file('c.txt', 'c')] });
    expect(names()).toEqual(['a.txt', 'c.txt']);
  });

  test('is shown in an embed by its name', async () => {
    const room = await openRoom();
    const embeds = [{ title: 'Look', image: { url: 'attachment://a.png' } }];
    await (await channelOf(room)).send({ embeds, files: [file('a.png', 'a')] });
    const { embeds: shown, attachments } = only(room.ann.messages());
    expect(shown[0]?.image?.url).toBe(attachments[0]?.url);
  });

  test('has a signed address, which is no good when it is changed', async () => {
    const room = await openRoom();
    await (await channelOf(room)).send({ files: [file('a.txt', 'a')] });
    const { url } = only(only(room.ann.messages()).attachments);
    const bare = new URL(url);
    bare.search = '';
    const late = new URL(url);
    late.searchParams.set('ex', 'ffffffff');
    for (const changed of [bare, late]) expect((await fetch(changed)).status).toBe(404);
    expect((await fetch(url)).headers.get('content-security-policy')).toBe('sandbox');
  });
});
