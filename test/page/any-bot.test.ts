import {
  ActionRowBuilder,
  AttachmentBuilder,
  type AutocompleteInteraction,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  StringSelectMenuBuilder,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { openEmulatorPage } from './open-emulator-page.ts';

const isMenu = (one: Interaction): one is StringSelectMenuInteraction => one.isStringSelectMenu();
const isForm = (one: Interaction): one is ModalSubmitInteraction => one.isModalSubmit();
const isTyping = (one: Interaction): one is AutocompleteInteraction => one.isAutocomplete();
const try1 = { name: 'try', description: 'Tries something' };

describeInBrowser('The page with any bot', () => {
  test('shows that the bot is thinking, then its answer, and marks later edits', async () => {
    const { register, onceCommand, window, field, latest } = await openEmulatorPage();
    await register(try1);
    const gate = Promise.withResolvers<void>();
    const done = onceCommand(async (interaction) => {
      await interaction.deferReply();
      await gate.promise;
      return interaction.editReply('Here it is.');
    });
    await field.fill('/try ');
    await window.keyboard.press('Enter');
    await latest.getByText('is thinking…').waitFor();
    gate.resolve();
    await latest.getByText('Here it is.').waitFor();
    expect(await latest.getByText('(edited)').count()).toBe(0);
    await done;
    const again = onceCommand(async (interaction) => {
      await interaction.reply('One.');
      return interaction.editReply('Two.');
    });
    await field.fill('/try ');
    await window.keyboard.press('Enter');
    await again;
    await latest.getByText('Two. (edited)').waitFor();
  });

  test('shows that the bot did not respond to a command or a button', async () => {
    const { register, window, field, client, generalChannelId, latest } = await openEmulatorPage({ ackTimeoutMs: 300 });
    await register(try1);
    await field.fill('/try ');
    await window.keyboard.press('Enter');
    await window.getByText('Sending /try…').waitFor();
    await window.getByText('The application did not respond').waitFor();
    expect(await window.getByText('Sending /try…').count()).toBe(0);
    await window.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await window.getByText('The application did not respond').count()).toBe(0);
    const button = new ButtonBuilder().setCustomId('a').setLabel('Go').setStyle(ButtonStyle.Primary);
    const channel = await client.channels.fetch(generalChannelId);
    if (channel?.isSendable())
      await channel.send({
        content: 'Press',
        components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
      });
    await latest.getByRole('button', { name: 'Go' }).click();
    await latest.getByText('This interaction failed').waitFor();
  });

  test('drops suggestions for text that has changed', async () => {
    const { register, client, window, field } = await openEmulatorPage();
    await register({ ...try1, options: [{ type: 3, name: 'word', description: 'A word', autocomplete: true }] });
    const asked: AutocompleteInteraction[] = [];
    client.on('interactionCreate', (one) => {
      if (isTyping(one)) asked.push(one);
    });
    await field.fill('/try ');
    const word = window.getByRole('combobox', { name: 'word' });
    await word.fill('old');
    await expect.poll(() => asked.at(-1)?.options.getFocused()).toBe('old');
    const old = asked.at(-1);
    await word.fill('new');
    await expect.poll(() => asked.at(-1)?.options.getFocused()).toBe('new');
    await asked.at(-1)?.respond([{ name: 'For new', value: 'n' }]);
    const options = window.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await options.getByText('For new').waitFor();
    await old?.respond([{ name: 'For old', value: 'o' }]);
    // A question and its answer after the late one show that the late answer was received, and that it changed nothing.
    await word.press('End');
    await word.pressSequentially('s');
    await expect.poll(() => asked.at(-1)?.options.getFocused()).toBe('news');
    expect(await window.getByText('For old').count()).toBe(0);
    await asked.at(-1)?.respond([]);
    await window.getByText('No options match your search').waitFor();
  });

  test('shows select menus, and sends all selected values', async () => {
    const { register, onceCommand, once, window, field, latest } = await openEmulatorPage();
    await register(try1);
    const menu = new StringSelectMenuBuilder()
      .setCustomId('fruit')
      .setPlaceholder('Which fruit?')
      .setMaxValues(2)
      .addOptions({ label: 'Apple', value: 'a' }, { label: 'Pear', value: 'p', description: 'Ripe' });
    const row = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu);
    const replied = onceCommand((interaction) => interaction.reply({ content: 'Choose', components: [row] }));
    await field.fill('/try ');
    await window.keyboard.press('Enter');
    await replied;
    await latest.getByRole('button', { name: 'Which fruit?' }).press('Enter');
    const dialog = window.getByRole('dialog', { name: 'Which fruit?' });
    await dialog.getByRole('button', { name: 'Choose' }).click();
    await dialog.getByText('fruit must have 1 to 2 values.').waitFor();
    await dialog.getByRole('checkbox', { name: 'Apple' }).check();
    await dialog.getByRole('checkbox', { name: 'Pear Ripe' }).check();
    const chosen = once(isMenu, async (interaction) => {
      await interaction.reply({ content: 'Thanks', flags: MessageFlags.Ephemeral });
      return interaction.values;
    });
    await dialog.getByRole('button', { name: 'Choose' }).click();
    expect(await chosen).toEqual(['a', 'p']);
    await latest.getByText('Thanks').waitFor();
    await window.locator('button:focus', { hasText: 'Which fruit?' }).waitFor();
  });

  test('shows modals with all their fields, refuses what Discord would refuse, and restores the focus', async () => {
    const { register, onceCommand, once, window, field } = await openEmulatorPage();
    await register(try1);
    const opened = onceCommand((interaction) =>
      interaction.showModal({
        custom_id: 'form',
        title: 'About you',
        components: [
          { type: 10, content: 'All of it is **private**.' },
          {
            type: 18,
            label: 'Name',
            component: { type: 4, custom_id: 'name', style: 1, min_length: 3, max_length: 9 },
          },
          {
            type: 18,
            label: 'Story',
            description: 'At length',
            component: { type: 4, custom_id: 'story', style: 2, required: false },
          },
          {
            type: 18,
            label: 'Days',
            component: {
              ...{ type: 3, custom_id: 'days', max_values: 2 },
              options: [
                { label: 'Monday', value: '1', default: true },
                { label: 'Tuesday', value: '2' },
              ],
            },
          },
          { type: 18, label: 'Papers', component: { type: 19, custom_id: 'papers', required: false, max_values: 2 } },
        ],
      }),
    );
    await field.fill('/try ');
    await window.keyboard.press('Enter');
    await opened;
    const dialog = window.getByRole('dialog', { name: 'About you' });
    await dialog.getByText('private').waitFor();
    await dialog.getByRole('textbox', { name: 'Name *' }).fill('Al');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.getByText('“Name” must have 3 to 9 characters.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name *' }).fill('Alexandra');
    await dialog.getByText('9/9').waitFor();
    await dialog.getByRole('textbox', { name: 'Story' }).fill('One\ntwo');
    await dialog.getByRole('checkbox', { name: 'Tuesday' }).check();
    const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('facts') };
    await dialog.getByLabel('Papers').setInputFiles([file, { ...file, name: 'b.txt' }]);
    const sent = once(isForm, async (interaction) => {
      await interaction.reply('Kept.');
      const { fields } = interaction;
      const papers = fields.getUploadedFiles('papers')?.map(({ name }) => name);
      return [
        fields.getTextInputValue('name'),
        fields.getTextInputValue('story'),
        fields.getStringSelectValues('days'),
        papers,
      ];
    });
    await dialog.getByRole('button', { name: 'Submit' }).click();
    expect(await sent).toEqual(['Alexandra', 'One\ntwo', ['1', '2'], ['a.txt', 'b.txt']]);
    await window.getByText('Kept.').first().waitFor();
    await window.locator('textarea:focus').waitFor();
  });

  test('downloads files, and shows pictures, embeds, links and deletions', async () => {
    const { client, generalChannelId, latest, window, messages, discord } = await openEmulatorPage();
    const channel = await client.channels.fetch(generalChannelId);
    if (!channel?.isSendable()) throw new Error('There is nowhere to send to.');
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await channel.send({
      content: 'See <b>this</b> [page](https://a.example) [not](javascript:alert)',
      embeds: [new EmbedBuilder().setTitle('A title').addFields({ name: 'Field', value: '**v**' })],
      files: [
        new AttachmentBuilder(Buffer.from(png, 'base64'), { name: 'chart.png', description: 'A chart' }),
        new AttachmentBuilder(Buffer.from('facts'), { name: 'facts.txt' }),
      ],
      components: [
        new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setLabel('Read').setStyle(ButtonStyle.Link).setURL('https://a.example'),
        ),
      ],
    });
    await latest.getByText('See <b>this</b>').waitFor();
    const link = latest.getByRole('link', { name: 'page', exact: true });
    expect(await link.getAttribute('href')).toBe('https://a.example');
    expect(await link.getAttribute('rel')).toContain('noreferrer');
    expect(await latest.getByRole('link').count()).toBe(2);
    await latest.getByText('A title').waitFor();
    await latest.getByRole('img', { name: 'A chart' }).waitFor();
    await latest.getByText('facts.txt').waitFor();
    const loading = window.waitForEvent('download');
    await latest.getByRole('button', { name: 'Download facts.txt' }).click();
    const download = await loading;
    expect(download.suggestedFilename()).toBe('facts.txt');
    const said = await messages.count();
    const id = (await latest.getAttribute('data-message')) ?? '';
    discord.deleteMessage(generalChannelId, id);
    await expect.poll(() => messages.count()).toBe(said - 1);
  });

  test('shows when the bot is typing, and when it has disconnected', async () => {
    const { client, generalChannelId, window } = await openEmulatorPage();
    const channel = await client.channels.fetch(generalChannelId);
    if (channel?.isSendable()) await channel.sendTyping();
    await window.getByText('is typing…').waitFor();
    await client.destroy();
    await window.getByText('is not connected').waitFor();
  });

  test('reports a deferred answer that never came', async () => {
    // The emulator drops all but the latest interaction, as if earlier ones had expired.
    const { register, onceCommand, window, field, latest, messages } = await openEmulatorPage({ maxRetained: 1 });
    await register(try1);
    const deferred = onceCommand((interaction) => interaction.deferReply());
    await field.fill('/try ');
    await window.keyboard.press('Enter');
    await deferred;
    await window.getByText('is thinking…').waitFor();
    const answered = onceCommand((interaction) => interaction.reply('In time.'));
    await field.fill('/try ');
    await window.keyboard.press('Enter');
    await answered;
    await window.getByText('The application did not respond').waitFor();
    await latest.getByText('In time.').waitFor();
    expect(await messages.count()).toBe(1);
  });

  test('requests suggestions once for a quickly typed word, not for each letter', async () => {
    const { register, client, window, field } = await openEmulatorPage({ browser: {} });
    await register({ ...try1, options: [{ type: 3, name: 'word', description: 'A word', autocomplete: true }] });
    const asked: string[] = [];
    client.on('interactionCreate', async (one) => {
      if (!isTyping(one)) return;
      asked.push(one.options.getFocused());
      await one.respond([{ name: `For ${one.options.getFocused()}`, value: 'v' }]);
    });
    await field.fill('/try ');
    await window.getByText('For', { exact: true }).waitFor();
    // From here on, time stands still unless the test advances it.
    await window.clock.install();
    await window.clock.pauseAt(Date.now() + 60_000);
    await window.getByRole('combobox', { name: 'word' }).pressSequentially('quick');
    await window.clock.runFor(1000);
    await window.getByText('For quick').waitFor();
    expect(asked).toEqual(['', 'quick']);
  });

  test('sends the typed value with Enter if no suggestion continues it', async () => {
    const { register, client, once, window, field } = await openEmulatorPage();
    await register({ ...try1, options: [{ type: 3, name: 'word', description: 'A word', autocomplete: true }] });
    client.on('interactionCreate', async (one) => {
      if (isTyping(one)) await one.respond([{ name: 'Something else', value: 'b' }]);
    });
    await field.fill('/try ');
    await window.getByRole('combobox', { name: 'word' }).fill('mine');
    await window.getByRole('option', { name: 'Something else', selected: false }).waitFor();
    const used = once(
      (one) => one.isChatInputCommand(),
      async (one) => {
        await one.reply('Done.');
        return one.options.getString('word');
      },
    );
    await window.keyboard.press('Enter');
    expect(await used).toBe('mine');
  });

  test('sends the whole typed value, not the suggestion for its beginning', async () => {
    const { register, client, once, window, field } = await openEmulatorPage({ browser: {} });
    await register({ ...try1, options: [{ type: 3, name: 'word', description: 'A word', autocomplete: true }] });
    client.on('interactionCreate', async (one) => {
      if (isTyping(one)) await one.respond([{ name: 'One for the beginning', value: 'b' }]);
    });
    await field.fill('/try ');
    const word = window.getByRole('combobox', { name: 'word' });
    await word.fill('one');
    await window.getByRole('option', { name: 'One for the beginning', selected: true }).waitFor();
    await window.clock.install();
    await window.clock.pauseAt(Date.now() + 60_000);
    const used = once(
      (one) => one.isChatInputCommand(),
      async (one) => {
        await one.reply('Done.');
        return one.options.getString('word');
      },
    );
    await word.pressSequentially(' and two');
    await window.keyboard.press('Enter');
    expect(await used).toBe('one and two');
  });

  test('names the components that it cannot show, and shows everything around them', async () => {
    const { client, generalChannelId, latest } = await openEmulatorPage();
    const channel = await client.channels.fetch(generalChannelId);
    if (!channel?.isSendable()) throw new Error('There is nowhere to send to.');
    await channel.send({
      flags: MessageFlags.IsComponentsV2,
      components: [
        { type: 10, content: 'Text of its own' },
        { type: 17, components: [{ type: 10, content: 'Boxed' }, { type: 14 }] },
        { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] },
      ],
    });
    await latest.getByText('Text of its own').waitFor();
    await latest.getByText('Boxed').waitFor();
    await latest.getByText('This page cannot show: Separator.').waitFor();
    await latest.getByRole('button', { name: 'Go' }).waitFor();
  });
});
