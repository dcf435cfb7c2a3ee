import { AttachmentBuilder, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { expectOne, type RunningEmulator, startEmulator } from './start-emulator.ts';

const file = (name: string, data: string) =>
  new AttachmentBuilder(Buffer.from(data), { name, description: `About ${name}` });
const MIB = 1024 * 1024;

async function channelOf(emulator: RunningEmulator) {
  const channel = await emulator.client.channels.fetch(emulator.generalChannelId);
  if (!channel?.isSendable()) throw new Error('There is no channel to send to.');
  return channel;
}

describe('A file', () => {
  test('of the bot can be downloaded from the message', async () => {
    const emulator = await startEmulator();
    const channel = await channelOf(emulator);
    await channel.send({ content: 'Look.', files: [file('facts of it.txt', 'Facts.'), file('more.txt', 'More.')] });
    const { attachments } = expectOne(emulator.ann.messages());
    expect(attachments).toMatchObject([
      { filename: 'facts_of_it.txt', description: 'About facts of it.txt', size: 6 },
      {},
    ]);
    const texts = attachments.map(async ({ url }) => (await fetch(url)).text());
    expect(await Promise.all(texts)).toEqual(['Facts.', 'More.']);
  });

  test('can be a whole message or a whole response', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'export', description: 'Exports' });
    emulator.onceCommand((command) => command.reply({ files: [file('x.txt', 'x')], flags: MessageFlags.Ephemeral }));
    expect(expectOne((await emulator.ann.runCommand('export')).messages)).toMatchObject({
      attachments: [{ filename: 'x.txt' }],
    });
  });

  test('of a user reaches the bot through an option', async () => {
    const emulator = await startEmulator();
    const option = { type: 11, name: 'file', description: 'A file', required: true, file_types: ['.yaml'] } as const;
    await emulator.register({
      name: 'import',
      description: 'Imports',
      options: [{ ...option, file_types: ['.yaml'] }],
    });
    const got = emulator.onceCommand(async ({ options }) => {
      const attachment = options.getAttachment('file', true);
      return [attachment.name, attachment.contentType, await (await fetch(attachment.url)).text()];
    });
    void emulator.ann.runCommand('import', { file: { name: 'facts.yaml', data: 'a: 1', contentType: 'text/yaml' } });
    expect(await got).toEqual(['facts.yaml', 'text/yaml', 'a: 1']);
  });

  test('of a user can have a forged address and size', async () => {
    const emulator = await startEmulator();
    await emulator.register({
      name: 'import',
      description: 'Imports',
      options: [{ type: 11, name: 'file', description: 'A' }],
    });
    const forged = { url: 'http://169.254.169.254/latest', size: 1 };
    const got = emulator.onceCommand(({ options }) => options.getAttachment('file', true));
    void emulator.ann.runCommand('import', { file: { name: 'facts.yaml', data: 'a: 1', forged } });
    expect(await got).toMatchObject(forged);
  });

  test.for([
    ['of another type', { name: 'facts.txt', data: 'x' }, 'file accepts only .yaml.'],
    [
      'of more than 10 MiB',
      { name: 'facts.yaml', data: 'x'.repeat(10 * MIB + 1) },
      'facts.yaml is larger than 10 MiB.',
    ],
  ] as const)('%s is not sent by a person', async ([, given, reason]) => {
    const emulator = await startEmulator();
    const option = { type: 11, name: 'file', description: 'A file' } as const;
    await emulator.register({
      name: 'import',
      description: 'Imports',
      options: [{ ...option, file_types: ['.yaml'] }],
    });
    await expect(emulator.ann.runCommand('import', { file: given })).rejects.toMatchObject({ problems: [reason] });
  });

  test('of more than 10 MiB is refused', async () => {
    const emulator = await startEmulator();
    const channel = await channelOf(emulator);
    const sent = channel.send({ files: [file('x.txt', 'x'.repeat(10 * MIB + 1))] });
    await expect(sent).rejects.toMatchObject({ status: 413, code: 40005 });
  });

  test('stays in an edit without attachments, and is removed by an edit that omits it', async () => {
    const emulator = await startEmulator();
    const message = await (await channelOf(emulator)).send({
      content: 'Look.',
      files: [file('a.txt', 'a'), file('b.txt', 'b')],
    });
    const names = () => expectOne(emulator.ann.messages()).attachments.map(({ filename }) => filename);
    await message.edit('Look again.');
    expect(names()).toEqual(['a.txt', 'b.txt']);
    const kept = message.attachments.first();
    await message.edit({ attachments: kept ? [kept] : [], files: [file('c.txt', 'c')] });
    expect(names()).toEqual(['a.txt', 'c.txt']);
  });

  test('can be shown in an embed by its name', async () => {
    const emulator = await startEmulator();
    const embeds = [{ title: 'Look', image: { url: 'attachment://a.png' } }];
    await (await channelOf(emulator)).send({ embeds, files: [file('a.png', 'a')] });
    const { embeds: shown, attachments } = expectOne(emulator.ann.messages());
    expect(shown[0]?.image?.url).toBe(attachments[0]?.url);
  });

  test('has a signed address that is invalid when changed', async () => {
    const emulator = await startEmulator();
    await (await channelOf(emulator)).send({ files: [file('a.txt', 'a')] });
    const { url } = expectOne(expectOne(emulator.ann.messages()).attachments);
    const bare = new URL(url);
    bare.search = '';
    const late = new URL(url);
    late.searchParams.set('ex', 'ffffffff');
    for (const changed of [bare, late]) expect((await fetch(changed)).status).toBe(404);
    expect((await fetch(url)).headers.get('content-security-policy')).toBe('sandbox');
  });
});
