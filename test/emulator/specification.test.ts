import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ContainerBuilder,
  EmbedBuilder,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { RestExchange } from '../../src/emulator/emulator.ts';
import { loadSpecification, SPECIFICATION_FILE } from './discord-specification.ts';
import { expectOne, type RunningEmulator, startEmulator } from './start-emulator.ts';

const specification = loadSpecification();

const row = () =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setURL('https://example.org').setLabel('Source').setStyle(ButtonStyle.Link),
  );
const menu = () =>
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder().setCustomId('which').addOptions({ label: 'One', value: '1' }),
  );
const embed = () =>
  new EmbedBuilder()
    .setTitle('Title')
    .setDescription('Words')
    .setColor(0xff0000)
    .setTimestamp()
    .setFooter({ text: 'Foot' })
    .addFields({ name: 'Name', value: 'Value' });
const form = () =>
  new ModalBuilder()
    .setCustomId('form')
    .setTitle('Form')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Why')
        .setTextInputComponent(new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Short)),
    );

/** A bot that uses each kind of call. */
async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await interaction.respond([{ name: 'One', value: '1' }]);
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    await interaction.editReply({ content: 'Found.', embeds: [embed()], components: [row(), menu()] });
    await interaction.followUp({
      content: 'More.',
      files: [new AttachmentBuilder(Buffer.from('x'), { name: 'x.txt' })],
    });
    await interaction.followUp({
      flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
      components: [
        new ContainerBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent('# Words'))
          .addSeparatorComponents((separator) => separator)
          .addSectionComponents((section) =>
            section
              .addTextDisplayComponents(new TextDisplayBuilder().setContent('More'))
              .setButtonAccessory(new ButtonBuilder().setCustomId('x').setLabel('X').setStyle(ButtonStyle.Secondary)),
          ),
      ],
    });
    await interaction.fetchReply();
    const last = await interaction.followUp('Last.');
    await interaction.editReply({ message: last, content: 'Last, changed.' });
    await interaction.fetchReply(last.id);
    await interaction.deleteReply(last);
  }
  if (interaction.isMessageContextMenuCommand()) await interaction.reply({ content: 'Seen.', withResponse: true });
  if (interaction.isStringSelectMenu()) await interaction.deferUpdate();
  if (interaction.isButton()) await interaction.showModal(form());
  if (interaction.isModalSubmit() && interaction.isFromMessage()) {
    await interaction.update({ content: 'Changed.', components: [], withResponse: true });
    await interaction.deleteReply();
  }
}

async function useEverything({
  client,
  discord,
  ann,
  generalChannelId,
  register,
  call,
}: RunningEmulator): Promise<void> {
  await register(
    {
      name: 'ask',
      description: 'Asks',
      name_localizations: { de: 'frage' },
      default_member_permissions: null,
      contexts: [0, 1],
      options: [{ type: 3, name: 'question', description: 'What', required: true, autocomplete: true }],
    },
    { name: 'Report', type: 3 },
  );
  const server = discord.servers[0]?.id ?? '';
  const admin = { name: 'admin', description: 'Administers', default_member_permissions: '32' };
  const made = await client.application.commands.create(admin, server);
  await made.edit({ description: 'Rules' });
  await client.application.commands.fetch(made.id, { guildId: server, force: true });
  await made.delete();
  await client.application.commands.fetch({ guildId: server });
  await client.application.commands.set([admin], server);
  await client.application.commands.fetch();
  await client.application.fetch();
  const work: Promise<void>[] = [];
  client.on(Events.InteractionCreate, (interaction) => void work.push(answer(interaction)));
  await useInteractions(ann);
  await useMessages(client, generalChannelId);
  await Promise.all(work);
  for (const path of [
    '/users/@me',
    '/oauth2/applications/@me',
    `/guilds/${server}`,
    `/channels/${generalChannelId}`,
    '/channels/1',
  ]) {
    await call('GET', path);
  }
  await client.guilds.cache.get(server)?.members.fetch({ user: client.user.id, force: true });
  const person = await client.users.fetch(discord.user('member', 'Ann').id, { force: true });
  const sent = await person.send('Direct.');
  await sent.fetch();
}

async function useInteractions(ann: RunningEmulator['ann']): Promise<void> {
  await ann.autocomplete('ask', 'question', 'w');
  const asked = await (await ann.runCommand('ask', { question: 'Who?' })).settled();
  const { id } = expectOne(asked.messages.filter(({ content }) => content === 'Found.'));
  await ann.runMessageCommand('Report', id);
  await ann.selectOption(id, 'which', ['1']);
  const { modal } = await ann.pressButton(id, 'more');
  if (modal) await ann.submitModal(modal, { why: 'Because.' });
}

async function useMessages(client: Client<true>, general: string): Promise<void> {
  const channel = await client.channels.fetch(general, { force: true });
  if (!channel?.isSendable()) throw new Error('There is no channel to send to.');
  await channel.sendTyping();
  const first = await channel.send({ content: 'First.', embeds: [embed()], components: [row()] });
  const second = await first.reply({ content: 'Second.', allowedMentions: { parse: [] } });
  await second.edit({ content: 'Second, changed.' });
  await channel.messages.fetch({ message: second.id, force: true });
  await channel.messages.fetch({ limit: 10 });
  await second.delete();
  await channel.messages.fetch({ message: second.id, force: true }).catch(() => {});
}

const nothing = { query: '', requestHeaders: {}, requestBody: undefined, responseBody: undefined };
const FAULTS: readonly [title: string, exchange: RestExchange, words: string][] = [
  [
    'a description that is too long',
    {
      ...nothing,
      method: 'PUT',
      path: '/applications/1/commands',
      status: 200,
      responseBody: [],
      requestBody: [{ name: 'x', description: 'x'.repeat(101) }],
    },
    '/0/description must NOT have more than 100 characters',
  ],
  [
    'content that is too long in an answer',
    {
      ...nothing,
      method: 'POST',
      path: '/interactions/1/x/callback',
      status: 204,
      requestBody: { type: 4, data: { content: 'x'.repeat(2001) } },
    },
    '/data/content must NOT have more than 2000 characters',
  ],
  [
    'an error without a code',
    { ...nothing, method: 'GET', path: '/users/@me', status: 404, responseBody: { message: 'x' } },
    "body must have required property 'code'",
  ],
  [
    'an answer that has no meaning',
    { ...nothing, method: 'GET', path: '/users/@me', status: 202 },
    'GET /users/@me does not answer 202.',
  ],
  [
    'a route that is not there',
    { ...nothing, method: 'GET', path: '/nowhere', status: 200 },
    'GET /nowhere is not in the specification.',
  ],
];

const EVERY_OPERATION = [
  'DELETE /applications/:id/guilds/:id/commands/:id',
  'DELETE /channels/:id/messages/:id',
  'DELETE /webhooks/:id/:id/messages/:id',
  'DELETE /webhooks/:id/:id/messages/@original',
  'GET /applications/:id/commands',
  'GET /applications/:id/guilds/:id/commands',
  'GET /applications/:id/guilds/:id/commands/:id',
  'GET /applications/@me',
  'GET /channels/1',
  'GET /channels/:id',
  'GET /channels/:id/messages',
  'GET /channels/:id/messages/:id',
  'GET /gateway/bot',
  'GET /guilds/:id',
  'GET /guilds/:id/members/:id',
  'GET /oauth2/applications/@me',
  'GET /users/:id',
  'GET /users/@me',
  'GET /webhooks/:id/:id/messages/:id',
  'GET /webhooks/:id/:id/messages/@original',
  'PATCH /applications/:id/guilds/:id/commands/:id',
  'PATCH /channels/:id/messages/:id',
  'PATCH /webhooks/:id/:id/messages/:id',
  'PATCH /webhooks/:id/:id/messages/@original',
  'POST /applications/:id/guilds/:id/commands',
  'POST /channels/:id/messages',
  'POST /channels/:id/typing',
  'POST /interactions/:id/:id/callback',
  'POST /users/@me/channels',
  'POST /webhooks/:id/:id',
  'PUT /applications/:id/commands',
  'PUT /applications/:id/guilds/:id/commands',
].sort();

/** The operations that were used, whatever their ids. */
function kindsOf(exchanges: readonly RestExchange[]): Set<string> {
  return new Set(exchanges.map(({ method, path }) => `${method} ${path.replaceAll(/\/[\w-]{17,}/g, '/:id')}`));
}

describe.skipIf(!specification)(`Discord's specification (${SPECIFICATION_FILE})`, () => {
  test('accepts every request of the client and every response of the emulator', async () => {
    const exchanges: RestExchange[] = [];
    const emulator = await startEmulator({ onExchange: (exchange) => exchanges.push(exchange) });
    await useEverything(emulator);
    const problems = exchanges.flatMap((exchange) => specification?.check(exchange) ?? []);
    expect([...new Set(problems)]).toEqual([]);
    expect([...kindsOf(exchanges)].sort()).toEqual(EVERY_OPERATION);
  });

  test.for(FAULTS)('finds %s', ([, exchange, words]) => {
    expect(expectOne(specification?.check(exchange) ?? [])).toContain(words);
  });
});

if (!specification) test.skip(`Discord's specification was not asked: there is no file ${SPECIFICATION_FILE}`);
