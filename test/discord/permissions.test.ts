import { describe, expect, test } from 'vitest';
import { buttonHandlers, generalCommands, modalHandlers } from '../../commands/index.ts';
import { ClientValidationError } from '../../src/emulator/clients/client-validation-error.ts';
import type { ChannelClient, InteractionResult, VisibleMessage } from '../../src/emulator/emulator.ts';
import { buttonsIn } from '../../src/emulator/terminal/render.ts';
import { createScratchFolder, editSample, factPath, sampleFact, sampleKnowledge } from './sample-knowledge.ts';
import { sampleText } from './sample-text.ts';
import { replyOf, shareBot, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const subcommands = generalCommands.flatMap((one) =>
  one.kind === 'group' && one.access === 'moderators' ? one.commands.map(({ name }) => name) : [],
);

/** The options of a moderator; options that a command does not have do not matter here. */
const given: Readonly<Record<string, Parameters<ChannelClient['runCommand']>[1]>> = {
  upload: { file: { name: 'incident.yaml', data: sampleText } },
  rollback: { revision: '1' },
  show: { fact: 'where' },
  test: { question: 'where' },
  withhold: { fact: 'where', reason: 'none' },
  restore: { fact: 'where' },
  incident: { incident: sampleKnowledge.incident.id },
};

describe('/knowledge', () => {
  const sharedBot = shareBot();

  test.for(subcommands)('%s is not offered to members or in direct messages', async (subcommand) => {
    const { discord, ann } = sharedBot();
    await expect(ann.runCommand('knowledge', {}, { subcommand })).rejects.toThrow(ClientValidationError);
    const direct = discord.user('moderator', 'Mo').inDirectChannel();
    await expect(direct.runCommand('knowledge', {}, { subcommand })).rejects.toThrow(ClientValidationError);
  });

  test.for(subcommands)(
    '%s privately refuses a member, and everybody in a direct message, and names the missing permission',
    async (subcommand) => {
      const { discord, ann, mo } = sharedBot();
      const use = { subcommand, validate: false };
      for (const participant of [ann, discord.user('moderator', 'Mo').inDirectChannel()]) {
        const refusal = replyOf(await participant.runCommand('knowledge', given[subcommand] ?? {}, use));
        expect(visibleTextOf(refusal)).toContain('Manage Server');
        expect(refusal.isEphemeral).toBe(true);
      }
      expect(mo.messages()).toEqual([]);
    },
  );

  test('gives no suggestions to a member', async () => {
    const { ann } = sharedBot();
    for (const [subcommand, option] of [
      ['show', 'fact'],
      ['withhold', 'fact'],
      ['rollback', 'revision'],
      ['incident', 'incident'],
    ] as const)
      expect(await ann.autocomplete('knowledge', option, '', {}, { subcommand, validate: false })).toEqual([]);
  });

  test('reload changes nothing for a refused member', async () => {
    const folder = await createScratchFolder();
    const { ann, moderation } = await startBot({ folder });
    await folder.write(editSample((file) => file.deleteIn(factPath('when-entered'))));
    await ann.runCommand('knowledge', {}, { subcommand: 'reload', validate: false });
    expect(visibleTextOf(replyOf(await ann.runCommand('when-entered')))).toContain(sampleFact('when-entered').answer);
    expect(moderation().activeKnowledge.activeRevision(undefined, sampleKnowledge.incident.id)?.name).toBe('folder 1');
  });

  test('status shows a moderator the active knowledge, privately', async () => {
    const { ann, mo } = await startBot();
    const status = replyOf(await mo.runCommand('knowledge', {}, { subcommand: 'status' }));
    expect(status.isEphemeral).toBe(true);
    expect(visibleTextOf(status)).toContain(`${sampleKnowledge.facts.length} facts`);
    expect(visibleTextOf(status)).toContain('of 22 sentences are cited');
    expect(visibleTextOf(status)).toContain('Active since');
    expect(ann.messages()).toEqual([]);
  });
});

/** Every message with moderator buttons, and their modals. */
async function messagesForModerators({ ann, mo, discord }: TestBot): Promise<readonly VisibleMessage[]> {
  const use = async (subcommand: string, options: Parameters<ChannelClient['runCommand']>[1] = {}) =>
    replyOf(await (await mo.runCommand('knowledge', options, { subcommand })).settled());
  const channel = discord.servers[0]?.channels[0]?.id ?? '';
  for (let count = 0; count < 12; count += 1) await use('announce', { channel });
  for (const word of ['quagga', 'okapi', 'lemur', 'tapir', 'bongo', 'dodo'])
    await ann.runCommand('ask', { question: word });
  const fewer = editSample((file) => {
    for (const { id } of sampleKnowledge.facts.slice(4)) file.deleteIn([...factPath(id).slice(0, 1), 4]);
  });
  const preview = await use('upload', { file: { name: 'a.yaml', data: fewer } });
  const sure = replyOf(await (await mo.pressButton(preview.id, 'Publish')).settled());
  const next = await use('upload', { file: { name: 'a.yaml', data: `${sampleText}\n` } });
  const [list, opened] = [await use('gaps'), await use('gaps')];
  const gap = replyOf(await (await mo.pressButton(opened.id, '1')).settled());
  const otherIncident = editSample((file) => file.setIn(['incident', 'id'], 'elsewhere'));
  const other = await use('upload', { file: { name: 'b.yaml', data: otherIncident } });
  const published = replyOf(await (await mo.pressButton(other.id, 'Publish')).settled());
  return [sure, next, list, gap, published, await use('log')];
}

function actionsOf(message: VisibleMessage): string[] {
  return buttonsIn(message).map(({ customId }) => customId.split(':')[0] ?? '');
}

describe('A user who has lost the permission to manage the server', () => {
  test('is refused by every moderator button and modal, and nothing changes', async () => {
    const bot = await startBot();
    const { mo, discord, moderation } = bot;
    const messages = await messagesForModerators(bot);
    const gap = messages.find((message) => actionsOf(message).includes('gap-fact'));
    const forms = ['gap-fact', 'gap-not-stated'].map(
      (action) => buttonsIn(gap ?? never()).find(({ customId }) => customId.startsWith(`${action}:`)) ?? never(),
    );
    const opened = [];
    for (const { customId } of forms) opened.push(await mo.pressButton(gap?.id ?? '', customId));
    const before = moderation().activeKnowledge.activeRevision(discord.servers[0]?.id, sampleKnowledge.incident.id);

    discord.user('moderator', 'Mo').setRole('member');
    const refused = new Set<string>();
    const expectRefusal = async (action: string, outcome: InteractionResult) => {
      const told = (await outcome.settled()).messages.map(visibleTextOf).join();
      expect([action, told]).toEqual([action, expect.stringContaining('Manage Server')]);
      refused.add(action);
    };
    for (const { id, ...message } of messages) {
      for (const { customId } of buttonsIn({ id, ...message }))
        await expectRefusal(customId.split(':')[0] ?? '', await mo.pressButton(id, customId));
    }
    for (const { modal } of opened)
      await expectRefusal('a form', await mo.submitModal(modal ?? never(), fillModal(modal)));

    const forModerators = buttonHandlers.filter(({ access }) => access === 'moderators').map(({ action }) => action);
    expect(refused).toEqual(new Set([...forModerators, 'a form']));
    expect(modalHandlers.every(({ access }) => access === 'moderators')).toBe(true);
    expect(moderation().activeKnowledge.activeRevision(discord.servers[0]?.id, sampleKnowledge.incident.id)).toEqual(
      before,
    );
  });
});

/** The minimum that a client accepts. */
function fillModal(modal: InteractionResult['modal']): Record<string, string | string[]> {
  const entries = (modal?.fields ?? []).flatMap(({ component }): [string, string | string[]][] => {
    if ('options' in component) return [[component.custom_id, component.options.slice(0, 1).map(({ value }) => value)]];
    return [[component.custom_id, 'words']];
  });
  return Object.fromEntries(entries);
}

function never(): never {
  throw new Error('The bot showed no such button.');
}
