import { Events, PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { expectOne, generalChannelIdOf, type RunningEmulator, startEmulator } from './start-emulator.ts';

const heard = <T>(emulator: RunningEmulator, event: string, read: (what: T) => unknown): Promise<unknown> =>
  new Promise((resolve) => emulator.client.once(event, (what) => resolve(read(what))));
const first = ({ discord }: RunningEmulator): string => discord.servers[0]?.id ?? '';
const idOf = ({ id }: { id: string }) => id;

describe('A channel', () => {
  test('created while the bot runs is announced to it and can be used', async () => {
    const emulator = await startEmulator();
    const told = heard(emulator, Events.ChannelCreate, idOf);
    const { id } = emulator.discord.addChannel(first(emulator), 'news');
    expect(await told).toBe(id);
    expect(emulator.discord.servers[0]?.channels.map(({ name }) => name)).toEqual(['general', 'news']);
    expect(await emulator.call('POST', `/channels/${id}/messages`, { content: 'New.' })).toMatchObject({ status: 200 });
    expect(expectOne(emulator.discord.user('member', 'Ann').inChannel(id).messages()).content).toBe('New.');
    expect(emulator.ann.messages()).toEqual([]);
  });

  test('that is deleted is unavailable to the bot and to users', async () => {
    const emulator = await startEmulator();
    const message = emulator.ann.sendMessage('Here.');
    const told = heard(emulator, Events.ChannelDelete, idOf);
    emulator.discord.deleteChannel(emulator.generalChannelId);
    expect(await told).toBe(emulator.generalChannelId);
    const gone = { status: 404, body: { code: 10003, message: 'Unknown Channel' } };
    const path = `/channels/${emulator.generalChannelId}/messages`;
    expect(await emulator.call('POST', path, { content: 'x' })).toMatchObject(gone);
    expect(await emulator.call('PATCH', `${path}/${message.id}`, { content: 'x' })).toMatchObject(gone);
    expect(() => emulator.ann.sendMessage('Still here?')).toThrow('was deleted');
    expect(emulator.ann.messages()).toEqual([]);
    expect(() => emulator.discord.user('member', 'Ann').inChannel(emulator.generalChannelId)).toThrow(
      'cannot see a channel',
    );
  });

  test('that is deleted accepts no responses to earlier interactions', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    const reply = emulator.onceCommand(async (command) => {
      await command.deferReply();
      emulator.discord.deleteChannel(emulator.generalChannelId);
      return command.editReply('Here.').catch(({ code }) => [code, command.followUp('Here.').catch((e) => e.code)]);
    });
    void emulator.ann.runCommand('ask');
    expect(await Promise.all([await reply].flat())).toEqual([10008, 10003]);
  });

  test.for([
    ['nothing', 'GET', '', undefined, 50001],
    ['nothing', 'GET', '/messages', undefined, 50001],
    ['nothing', 'POST', '/messages', { content: 'x' }, 50001],
    ['nothing', 'PATCH', '/messages/1', { content: 'x' }, 50001],
    ['reading', 'POST', '/messages', { content: 'x' }, 50013],
    ['reading', 'POST', '/typing', undefined, 50013],
    ['reading', 'GET', '/messages/1', undefined, 10008],
  ] as const)('that leaves the bot %s answers %s …%s with its code', async ([leaves, method, path, body, code]) => {
    const emulator = await startEmulator();
    emulator.discord.lockChannel(emulator.generalChannelId, leaves);
    expect(await emulator.call(method, `/channels/${emulator.generalChannelId}${path}`, body)).toMatchObject({
      body: { code },
    });
  });

  test('that the bot can only read allows edits of its earlier messages', async () => {
    const emulator = await startEmulator();
    const path = `/channels/${emulator.generalChannelId}/messages`;
    const sent = await emulator.call('POST', path, { content: 'One.' });
    emulator.discord.lockChannel(emulator.generalChannelId, 'reading');
    const { id } = expectOne(emulator.ann.messages());
    expect(sent.status).toBe(200);
    expect(await emulator.call('PATCH', `${path}/${id}`, { content: 'Two.' })).toMatchObject({ status: 200 });
    expect(expectOne(emulator.ann.messages()).content).toBe('Two.');
  });

  test('that is locked sends the bot an update and no messages until it is unlocked', async () => {
    const emulator = await startEmulator();
    const mention = `<@${emulator.discord.applicationId}>`;
    const said: string[] = [];
    emulator.client.on(Events.MessageCreate, ({ content }) => said.push(content));
    const locked = new Promise((resolve) => emulator.client.once(Events.ChannelUpdate, resolve));
    emulator.discord.lockChannel(emulator.generalChannelId);
    await locked;
    const channel = emulator.client.guilds.cache.get(first(emulator))?.channels.cache.get(emulator.generalChannelId);
    const mayView = () => channel?.permissionsFor(emulator.client.user)?.has('ViewChannel');
    expect(mayView()).toBe(false);
    emulator.ann.sendMessage(`${mention} one`);
    emulator.discord.unlockChannel(emulator.generalChannelId);
    const open = new Promise((resolve) => emulator.client.once(Events.MessageCreate, resolve));
    emulator.ann.sendMessage(`${mention} two`);
    await open;
    expect(mayView()).toBe(true);
    expect(said).toEqual([`${mention} two`]);
  });

  test('that is locked reports the bot’s permissions in an interaction', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    const may = () =>
      emulator.onceCommand(({ appPermissions }) => appPermissions.has(PermissionFlagsBits.SendMessages));
    const [before] = [may(), void emulator.ann.runCommand('ask')];
    expect(await before).toBe(true);
    emulator.discord.lockChannel(emulator.generalChannelId, 'reading');
    const [after] = [may(), void emulator.ann.runCommand('ask')];
    expect(await after).toBe(false);
  });

  test('that does not exist cannot be administered', async () => {
    const { discord } = await startEmulator();
    expect(() => discord.lockChannel('1')).toThrow('no channel 1');
    expect(() => discord.addChannel('1', 'x')).toThrow('no server 1');
  });
});

describe('A server', () => {
  test('that the bot joins while running is announced with its channels, and contains all users', async () => {
    const emulator = await startEmulator();
    const told = heard<{ id: string; channels: { cache: Map<string, unknown> } }>(
      emulator,
      Events.GuildCreate,
      ({ id, channels }) => [id, ...channels.cache.keys()],
    );
    const { id, channels } = emulator.discord.addServer('Late');
    expect(await told).toEqual([id, channels[0]?.id]);
    await emulator.register({ name: 'admin', description: 'Rules', default_member_permissions: '32' });
    emulator.onceCommand((command) => command.reply(command.guild?.name ?? ''));
    const mo = emulator.discord.user('moderator', 'Mo').inChannel(generalChannelIdOf(emulator.discord, 1));
    expect(expectOne((await mo.runCommand('admin')).messages).content).toBe('Late');
  });

  test('that the bot was removed from is no longer accessible to it', async () => {
    const emulator = await startEmulator({ serverCount: 2 });
    const server = first(emulator);
    await emulator.client.application.commands.set([{ name: 'own', description: 'Own' }], server);
    await emulator.register({ name: 'ask', description: 'Asks' });
    const told = heard(emulator, Events.GuildDelete, idOf);
    emulator.discord.removeBot(server);
    expect(await told).toBe(server);
    await expect(emulator.ann.runCommand('ask')).rejects.toThrow('There is no command ask here.');
    const messages = `/channels/${emulator.generalChannelId}/messages`;
    expect(await emulator.call('POST', messages, { content: 'x' })).toMatchObject({ body: { code: 50001 } });
    expect(await emulator.call('GET', `/guilds/${server}`)).toMatchObject({ body: { code: 10004 } });
    const commands = `/applications/${emulator.discord.applicationId}/guilds/${server}/commands`;
    expect(await emulator.call('PUT', commands, [])).toMatchObject({ body: { code: 50001 } });
    expect(emulator.client.guilds.cache.size).toBe(1);
  });
});

describe('A role', () => {
  const admin = { name: 'admin', description: 'Rules', default_member_permissions: '32' };
  const may = (emulator: RunningEmulator) =>
    emulator.onceCommand(({ memberPermissions }) => memberPermissions?.has(PermissionFlagsBits.ManageGuild));

  test('can differ between servers', async () => {
    const emulator = await startEmulator({ serverCount: 2 });
    await emulator.register(admin);
    const kim = emulator.discord.user('member', 'Kim');
    kim.setRole('moderator', first(emulator));
    const [here] = [may(emulator), void kim.inChannel(emulator.generalChannelId).runCommand('admin')];
    expect(await here).toBe(true);
    const elsewhere = kim.inChannel(generalChannelIdOf(emulator.discord, 1));
    await expect(elsewhere.runCommand('admin')).rejects.toThrow('There is no command admin here.');
    const [there] = [may(emulator), void elsewhere.runCommand('admin', {}, { validate: false })];
    expect(await there).toBe(false);
  });

  test('can be removed while a message with buttons is open', async () => {
    const emulator = await startEmulator();
    await emulator.register(admin);
    const mo = emulator.discord.user('moderator', 'Mo');
    const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }];
    await emulator.call('POST', `/channels/${emulator.generalChannelId}/messages`, { content: 'Sure?', components });
    mo.setRole('member');
    const pressed = emulator.once(
      (interaction) => interaction.isButton(),
      ({ memberPermissions }) => memberPermissions?.has(PermissionFlagsBits.ManageGuild),
    );
    void emulator.mo.pressButton(expectOne(emulator.mo.messages()).id, 'Go');
    expect(await pressed).toBe(false);
    await expect(emulator.mo.runCommand('admin')).rejects.toThrow('There is no command admin here.');
  });
});
