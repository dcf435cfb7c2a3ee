import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupCommand } from '../../src/cli/backup.ts';
import { restoreCommand } from '../../src/cli/restore.ts';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sampleText } from '../discord/sample-text.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder, type ProcessResult, runProcess } from './processes.ts';
import { startProgram } from './start-program.ts';

/** A running bot with its settings. */
async function inService() {
  const discord = await openDiscordEmulator();
  onTestFinished(() => discord.close());
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    KNOWLEDGE_DIR: await createTempFolder({ 'brief.yaml': sampleText }),
    DATA_DIR: await createTempFolder({}),
  };
  const mo = discord.user('moderator', 'Mo').inChannel(discord.servers[0]?.channels[0]?.id ?? '');
  const begin = async () => {
    const bot = startProgram([], { settings });
    await bot.waitForOutput('finished registering commands');
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
  const shell = (...args: readonly string[]) => runProcess('src/cli.ts', args, { settings });
  return { settings, begin, withholds, log, shell };
}

describe('npm run backup and npm run restore', () => {
  test('restore a bot to the time of the backup, which is made while it runs', async () => {
    const { settings, begin, withholds, log, shell } = await inService();
    const file = join(await createTempFolder({}), 'copy.sqlite');
    const bot = await begin();
    await withholds('where');
    const made = await shell('backup', file);
    expect(made.stdout).toMatch(/copy\.sqlite: \d+ KB, 1 revision, verified\.\n$/);
    expect({ status: made.status, err: made.stderr }).toEqual({ status: 0, err: '' });
    await withholds('when-entered');

    const refused = await callCommand(restoreCommand, [file], { settings });
    expect(refused.stderr).toMatch(
      /^The database .* is in use by another On Record process\. Stop that process, .*\n$/,
    );
    expect({ status: refused.status, out: refused.stdout }).toEqual({ status: 1, out: '' });
    expect(await log()).toContain('when-entered');
    bot.close();
    await bot.ended;

    const restored = await shell('restore', file);
    const [first, second] = restored.stdout.trim().split('\n');
    expect(first).toMatch(/on-record\.sqlite: restored from .*copy\.sqlite, 1 revision\.$/);
    const [, keptAs = ''] = /^The previous database is kept as (.*); delete it/.exec(second ?? '') ?? [];
    expect(existsSync(keptAs)).toBe(true);
    expect(readdirSync(settings.DATA_DIR).filter((name) => name.endsWith('.part'))).toEqual([]);
    await begin();
    const now = await log();
    expect(now).toContain('where');
    expect(now).not.toContain('when-entered');
  });

  test('report in one line what is missing', async () => {
    const settings = { DATA_DIR: await createTempFolder({}) };
    const told = async (calling: Promise<ProcessResult>) => {
      const { status, stdout, stderr } = await calling;
      expect({ status, out: stdout }).toEqual({ status: 1, out: '' });
      return stderr;
    };
    const nothing = await told(callCommand(backupCommand, ['copy'], { settings }));
    const backup = await told(callCommand(backupCommand, [], { settings }));
    const restore = await told(callCommand(restoreCommand, [], { settings }));
    expect(nothing).toMatch(/^The database .* does not exist\. Check DATA_DIR\.\n$/);
    expect(backup).toMatch(/^No file given\. .*npm run backup -- FILE.*\n$/);
    expect(restore).toMatch(/^No file given\. .*npm run restore -- FILE.*\n$/);
  });

  test('do not overwrite an earlier copy unless requested', async () => {
    const DATA_DIR = await createTempFolder({ 'copy.sqlite': 'An earlier one.' });
    await (await openStore(join(DATA_DIR, 'on-record.sqlite'))).close();
    const file = join(DATA_DIR, 'copy.sqlite');
    const backup = (...args: readonly string[]) => callCommand(backupCommand, args, { settings: { DATA_DIR } });
    const again = await backup(file);
    expect(again.stderr).toMatch(/^The file .* already exists\. .*--force to replace it\.\n$/);
    expect(again.status).toBe(1);
    expect((await backup(file, '--force')).stdout).toMatch(/copy\.sqlite: \d+ KB, 0 revisions, /);
  });
});
