import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { openStore } from '../../src/store/database.ts';
import { backupCommand } from '../../src/terminal/backup.ts';
import { restoreCommand } from '../../src/terminal/restore.ts';
import { briefText } from '../discord/brief-text.ts';
import { called } from './called.ts';
import { type Ended, run, scratchFolder, start } from './processes.ts';

/** A bot in service, and what belongs to it. */
async function inService() {
  const discord = await openDiscordEmulator();
  onTestFinished(() => discord.close());
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    KNOWLEDGE_DIR: await scratchFolder({ 'brief.yaml': briefText }),
    DATA_DIR: await scratchFolder({}),
  };
  const mo = discord.user('moderator', 'Mo').inChannel(discord.servers[0]?.channels[0]?.id ?? '');
  const begin = async () => {
    const bot = start('src/main.ts', [], { settings });
    await bot.says('commands offered');
    return bot;
  };
  const withholds = async (fact: string) => {
    const subcommand = 'withhold';
    await (await mo.runCommand('knowledge', { fact, reason: 'none' }, { subcommand })).settled();
  };
  const log = async () => {
    const { messages } = await (await mo.runCommand('knowledge', {}, { subcommand: 'log' })).settled();
    return messages[0]?.content ?? '';
  };
  const shell = (...args: readonly string[]) => run('src/cli.ts', args, { settings });
  return { settings, begin, withholds, log, shell };
}

describe('npm run backup and npm run restore', () => {
  test('bring a bot back to where it was when the copy was made, which is made while it runs', async () => {
    const { settings, begin, withholds, log, shell } = await inService();
    const file = join(await scratchFolder({}), 'copy.sqlite');
    const bot = await begin();
    await withholds('where');
    const made = await shell('backup', file);
    expect(made.out).toMatch(/copy\.sqlite: \d+ KB, 1 revision, read through and sound\.\n$/);
    expect({ status: made.status, err: made.err }).toEqual({ status: 0, err: '' });
    await withholds('when-entered');

    const refused = await called(restoreCommand, [file], { settings });
    expect(refused.err).toMatch(/^The database .* is in use by another On Record\. Stop that one, .*\n$/);
    expect({ status: refused.status, out: refused.out }).toEqual({ status: 1, out: '' });
    expect(await log()).toContain('when-entered');
    bot.signal('SIGTERM');
    await bot.ended;

    const restored = await shell('restore', file);
    const [first, second] = restored.out.trim().split('\n');
    expect(first).toMatch(/on-record\.sqlite: restored from .*copy\.sqlite, 1 revision\.$/);
    const [, keptAs = ''] = /^What was there is kept as (.*); delete it/.exec(second ?? '') ?? [];
    expect(existsSync(keptAs)).toBe(true);
    expect(readdirSync(settings.DATA_DIR).filter((name) => name.endsWith('.part'))).toEqual([]);
    await begin();
    const now = await log();
    expect(now).toContain('where');
    expect(now).not.toContain('when-entered');
  });

  test('say in one line what is missing', async () => {
    const settings = { DATA_DIR: await scratchFolder({}) };
    const told = async (calling: Promise<Ended>) => {
      const { status, out, err } = await calling;
      expect({ status, out }).toEqual({ status: 1, out: '' });
      return err;
    };
    const nothing = await told(called(backupCommand, ['copy'], { settings }));
    const backup = await told(called(backupCommand, [], { settings }));
    const restore = await told(called(restoreCommand, [], { settings }));
    expect(nothing).toMatch(/^The database .* is not there\. Is DATA_DIR right\?\n$/);
    expect(backup).toMatch(/^Where to\? .*npm run backup -- FILE.*\n$/);
    expect(restore).toMatch(/^Which one\? .*npm run restore -- FILE.*\n$/);
  });

  test('do not overwrite an earlier copy, but where that is said', async () => {
    const DATA_DIR = await scratchFolder({ 'copy.sqlite': 'An earlier one.' });
    await (await openStore(join(DATA_DIR, 'on-record.sqlite'))).close();
    const file = join(DATA_DIR, 'copy.sqlite');
    const backup = (...args: readonly string[]) => called(backupCommand, args, { settings: { DATA_DIR } });
    const again = await backup(file);
    expect(again.err).toMatch(/^The file .* is there already\. .*--force to replace it\.\n$/);
    expect(again.status).toBe(1);
    expect((await backup(file, '--force')).out).toMatch(/copy\.sqlite: \d+ KB, 0 revisions, /);
  });
});
