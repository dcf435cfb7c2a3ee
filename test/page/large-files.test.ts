import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModalSubmitInteraction } from 'discord.js';
import { expect, test } from 'vitest';
import { createTempFolder } from '../start/processes.ts';
import { describeInBrowser } from './browser.ts';
import { openEmulatorPage } from './open-emulator-page.ts';

/** Discord accepts files of 10 MiB each and 25 MiB together: two of these are allowed, three are not. */
const nineMebibytes = 9 * 1024 * 1024;
const names = ['a.bin', 'b.bin', 'c.bin'] as const;
const tooMuch = 'Together these files are larger than 25 MB, Discord’s limit. Choose fewer files.';

async function largeFiles() {
  const folder = await createTempFolder(Object.fromEntries(names.map((name) => [name, ''])));
  const [a, b, c] = [join(folder, names[0]), join(folder, names[1]), join(folder, names[2])];
  for (const path of [a, b, c]) await truncate(path, nineMebibytes);
  return { a, b, c };
}

describeInBrowser('Files whose total size is too large are refused', () => {
  test('in a modal, in any of its fields', async () => {
    const { register, onceCommand, once, window, field } = await openEmulatorPage();
    await register({ name: 'try', description: 'Tries' });
    const opened = onceCommand((interaction) =>
      interaction.showModal({
        custom_id: 'form',
        title: 'Papers',
        components: [
          { type: 18, label: 'First', component: { type: 19, custom_id: 'first', max_values: 2 } },
          { type: 18, label: 'Second', component: { type: 19, custom_id: 'second', required: false } },
        ],
      }),
    );
    await field.fill('/try ');
    await window.keyboard.press('Enter');
    await opened;
    const { a, b, c } = await largeFiles();
    const dialog = window.getByRole('dialog', { name: 'Papers' });
    await dialog.getByLabel('First').setInputFiles([a, b]);
    await dialog.getByLabel('Second').setInputFiles(c);
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.getByText(tooMuch).waitFor();
    await dialog.getByLabel('Second').setInputFiles([]);
    const sent = once(
      (one): one is ModalSubmitInteraction => one.isModalSubmit(),
      async (one) => {
        await one.reply('Kept.');
        return one.fields.getUploadedFiles('first')?.map(({ name }) => name);
      },
    );
    await dialog.getByRole('button', { name: 'Submit' }).click();
    expect(await sent).toEqual(['a.bin', 'b.bin']);
  });

  test('in a command, in any of its options', async () => {
    const { register, window, field } = await openEmulatorPage();
    const options = names.map((_, index) => ({
      type: 11,
      name: `file-${index}`,
      description: 'A file',
      required: true,
    }));
    await register({ name: 'try', description: 'Tries', options });
    await field.fill('/try ');
    const { a, b, c } = await largeFiles();
    for (const [index, path] of [a, b, c].entries()) await window.getByLabel(`file-${index}`).setInputFiles(path);
    await window.getByRole('button', { name: 'Send' }).click();
    await window.getByText(tooMuch).waitFor();
  });
});
