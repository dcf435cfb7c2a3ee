import { Events, PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { generalOf, only, openRoom, type Room } from './room.ts';

const heard = <T>(room: Room, event: string, read: (what: T) => unknown): Promise<unknown> =>
  new Promise((resolve) => room.client.once(event, (what) => resolve(read(what))));
const first = ({ discord }: Room): string => discord.servers[0]?.id ?? '';
const idOf = ({ id }: { id: string }) => id;

describe('A channel', () => {
  test('that is made while the bot runs is told to it, and can be used', async () => {
    const room = await openRoom();
    const told = heard(room, Events.ChannelCreate, idOf);
    const { id } = room.discord.addChannel(first(room), 'news');
    expect(await told).toBe(id);
    expect(room.discord.servers[0]?.channels.map(({ name }) => name)).toEqual(['general', 'news']);
    expect(await room.call('POST', `/channels/${id}/messages`, { content: 'New.' })).toMatchObject({ status: 200 });
    expect(only(room.discord.person('member', 'Ann').in(id).messages()).content).toBe('New.');
    expect(room.ann.messages()).toEqual([]);
  });

  test('that is deleted is gone, for the bot and for people', async () => {
    const room = await openRoom();
    const message = room.ann.say('Here.');
    const told = heard(room, Events.ChannelDelete, idOf);
    room.discord.deleteChannel(room.general);
    expect(await told).toBe(room.general);
    const gone = { status: 404, body: { code: 10003, message: 'Unknown Channel' } };
    const path = `/channels/${room.general}/messages`;
    expect(await room.call('POST', path, { content: 'x' })).toMatchObject(gone);
    expect(await room.call('PATCH', `${path}/${message.id}`, { content: 'x' })).toMatchObject(gone);
    expect(() => room.ann.say('Still here?')).toThrow('is gone');
    expect(room.ann.messages()).toEqual([]);
    expect(() => room.discord.person('member', 'Ann').in(room.general)).toThrow('sees no channel');
  });

  test('that is deleted takes no answers to what was asked there', async () => {
    const room = await openRoom();
    await room.register({ name: 'ask', description: 'Asks' });
    const reply = room.onceCommand(async (command) => {
      await command.deferReply();
      room.discord.deleteChannel(room.general);
      return command.editReply('Here.').catch(({ code }) => [code, command.followUp('Here.').catch((e) => e.code)]);
    });
    void room.ann.command('ask');
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
    const room = await openRoom();
    room.discord.lockChannel(room.general, leaves);
    expect(await room.call(method, `/channels/${room.general}${path}`, body)).toMatchObject({ body: { code } });
  });

  test('in which the bot may only read lets it change what it said before', async () => {
    const room = await openRoom();
    const path = `/channels/${room.general}/messages`;
    const sent = await room.call('POST', path, { content: 'One.' });
    room.discord.lockChannel(room.general, 'reading');
    const { id } = only(room.ann.messages());
    expect(sent.status).toBe(200);
    expect(await room.call('PATCH', `${path}/${id}`, { content: 'Two.' })).toMatchObject({ status: 200 });
    expect(only(room.ann.messages()).content).toBe('Two.');
  });

  test('that is locked tells the bot so, and nothing of what is said there, until it is opened again', async () => {
    const room = await openRoom();
    const mention = `<@${room.discord.applicationId}>`;
    const said: string[] = [];
    room.client.on(Events.MessageCreate, ({ content }) => said.push(content));
    const locked = new Promise((resolve) => room.client.once(Events.ChannelUpdate, resolve));
    room.discord.lockChannel(room.general);
    await locked;
    const channel = room.client.guilds.cache.get(first(room))?.channels.cache.get(room.general);
    const mayView = () => channel?.permissionsFor(room.client.user)?.has('ViewChannel');
    expect(mayView()).toBe(false);
    room.ann.say(`${mention} one`);
    room.discord.unlockChannel(room.general);
    const open = new Promise((resolve) => room.client.once(Events.MessageCreate, resolve));
    room.ann.say(`${mention} two`);
    await open;
    expect(mayView()).toBe(true);
    expect(said).toEqual([`${mention} two`]);
  });

  test('that is locked says in an interaction what the bot may do there', async () => {
    const room = await openRoom();
    await room.register({ name: 'ask', description: 'Asks' });
    const may = () => room.onceCommand(({ appPermissions }) => appPermissions.has(PermissionFlagsBits.SendMessages));
    const [before] = [may(), void room.ann.command('ask')];
    expect(await before).toBe(true);
    room.discord.lockChannel(room.general, 'reading');
    const [after] = [may(), void room.ann.command('ask')];
    expect(await after).toBe(false);
  });

  test('that is not there cannot be touched', async () => {
    const { discord } = await openRoom();
    expect(() => discord.lockChannel('1')).toThrow('no channel 1');
    expect(() => discord.addChannel('1', 'x')).toThrow('no server 1');
  });
});

describe('A server', () => {
  test('that the bot comes to while it runs is told to it with its channels, and everybody is there', async () => {
    const room = await openRoom();
    const told = heard<{ id: string; channels: { cache: Map<string, unknown> } }>(
      room,
      Events.GuildCreate,
      ({ id, channels }) => [id, ...channels.cache.keys()],
    );
    const { id, channels } = room.discord.addServer('Late');
    expect(await told).toEqual([id, channels[0]?.id]);
    await room.register({ name: 'admin', description: 'Rules', default_member_permissions: '32' });
    room.onceCommand((command) => command.reply(command.guild?.name ?? ''));
    const mo = room.discord.person('moderator', 'Mo').in(generalOf(room.discord, 1));
    expect(only((await mo.command('admin')).messages).content).toBe('Late');
  });

  test('from which the bot is thrown out is no business of its any more', async () => {
    const room = await openRoom({ servers: 2 });
    const server = first(room);
    await room.client.application.commands.set([{ name: 'own', description: 'Own' }], server);
    await room.register({ name: 'ask', description: 'Asks' });
    const told = heard(room, Events.GuildDelete, idOf);
    room.discord.removeBot(server);
    expect(await told).toBe(server);
    await expect(room.ann.command('ask')).rejects.toThrow('No command ask');
    const messages = `/channels/${room.general}/messages`;
    expect(await room.call('POST', messages, { content: 'x' })).toMatchObject({ body: { code: 50001 } });
    expect(await room.call('GET', `/guilds/${server}`)).toMatchObject({ body: { code: 10004 } });
    const commands = `/applications/${room.discord.applicationId}/guilds/${server}/commands`;
    expect(await room.call('PUT', commands, [])).toMatchObject({ body: { code: 50001 } });
    expect(room.client.guilds.cache.size).toBe(1);
  });
});

describe('A role', () => {
  const admin = { name: 'admin', description: 'Rules', default_member_permissions: '32' };
  const may = (room: Room) =>
    room.onceCommand(({ memberPermissions }) => memberPermissions?.has(PermissionFlagsBits.ManageGuild));

  test('can be somebody’s in one server alone', async () => {
    const room = await openRoom({ servers: 2 });
    await room.register(admin);
    const kim = room.discord.person('member', 'Kim');
    kim.become('moderator', first(room));
    const [here] = [may(room), void kim.in(room.general).command('admin')];
    expect(await here).toBe(true);
    const elsewhere = kim.in(generalOf(room.discord, 1));
    await expect(elsewhere.command('admin')).rejects.toThrow('No command admin');
    const [there] = [may(room), void elsewhere.command('admin', {}, { validate: false })];
    expect(await there).toBe(false);
  });

  test('can be taken away while a message with buttons is open', async () => {
    const room = await openRoom();
    await room.register(admin);
    const mo = room.discord.person('moderator', 'Mo');
    const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }];
    await room.call('POST', `/channels/${room.general}/messages`, { content: 'Sure?', components });
    mo.become('member');
    const pressed = room.once(
      (interaction) => interaction.isButton(),
      ({ memberPermissions }) => memberPermissions?.has(PermissionFlagsBits.ManageGuild),
    );
    void room.mod.press(only(room.mod.messages()).id, 'Go');
    expect(await pressed).toBe(false);
    await expect(room.mod.command('admin')).rejects.toThrow('No command admin');
  });
});
