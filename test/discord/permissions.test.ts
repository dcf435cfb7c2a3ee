import { describe, expect, test } from 'vitest';
import { openDesk } from '../../src/answering/desk.ts';
import { ClientRefusal } from '../../src/preview/people/client-refusal.ts';
import { openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { brief, briefFact, edited, openScratchFolder, pathTo } from './brief-knowledge.ts';
import { briefText } from './brief-text.ts';

const subcommands = ['reload', 'status'] as const;

describe('/knowledge', () => {
  test.for(subcommands)('%s is not offered to members, nor in direct messages', async (subcommand) => {
    const { discord, ann } = await openBotRoom();
    await expect(ann.command('knowledge', {}, { subcommand })).rejects.toThrow(ClientRefusal);
    const direct = discord.person('moderator', 'Mo').direct();
    await expect(direct.command('knowledge', {}, { subcommand })).rejects.toThrow(ClientRefusal);
  });

  test.for(subcommands)(
    '%s refuses a member who comes by another way, in private, and names what is missing',
    async (subcommand) => {
      const { ann, mo } = await openBotRoom();
      const refusal = replyOf(await ann.command('knowledge', {}, { subcommand, validate: false }));
      expect(refusal.ephemeral).toBe(true);
      expect(wordsOf(refusal)).toContain('Manage Server');
      expect(mo.messages()).toEqual([]);
    },
  );

  test.for(subcommands)('%s refuses everybody in a direct message', async (subcommand) => {
    const { discord } = await openBotRoom();
    const direct = discord.person('moderator', 'Mo').direct();
    expect(wordsOf(replyOf(await direct.command('knowledge', {}, { subcommand, validate: false })))).toContain(
      'Manage Server',
    );
  });

  test('reload changes nothing for a member who was refused', async () => {
    const desk = openDesk(brief);
    const folder = await openScratchFolder(briefText);
    const { ann } = await openBotRoom({ desk, folder });
    await folder.write(edited((file) => file.deleteIn(pathTo('when-entered'))));
    await ann.command('knowledge', {}, { subcommand: 'reload', validate: false });
    expect(wordsOf(replyOf(await ann.command('when-entered')))).toContain(briefFact('when-entered').answer);
    expect(desk.now().knowledge).toBe(brief);
  });

  test('status tells a moderator in private what is in force', async () => {
    const { ann, mo } = await openBotRoom();
    const status = replyOf(await mo.command('knowledge', {}, { subcommand: 'status' }));
    expect(status.ephemeral).toBe(true);
    expect(wordsOf(status)).toContain(`${brief.facts.length} facts`);
    expect(wordsOf(status)).toContain('of 22 sentences are cited');
    expect(wordsOf(status)).toContain('In force since');
    expect(ann.messages()).toEqual([]);
  });
});
