import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleText } from '../discord/sample-text.ts';
import { createTempFolder } from '../start/processes.ts';
import { describeInBrowser } from './browser.ts';
import { openSandboxPage } from './open-sandbox-page.ts';

describeInBrowser('A command on the page', () => {
  test('is found in the list while typing, chosen with the arrow keys and sent with Enter', async () => {
    const { window, field, latest } = await openSandboxPage();
    const list = window.getByRole('listbox', { name: 'Commands and names' });
    const chosen = list.getByRole('option', { selected: true });
    await field.pressSequentially('/');
    expect(await list.getByRole('option').count()).toBeGreaterThan(10);
    expect(await list.getByRole('option', { name: '/ask' }).textContent()).toContain('Ask in your own words');
    await field.pressSequentially('when');
    const names = await list.getByRole('option').allTextContents();
    expect(names.every((name) => name.includes('when'))).toBe(true);
    expect(names.length).toBeGreaterThan(1);
    await window.keyboard.press('ArrowDown');
    expect(await chosen.textContent()).toBe(names[1]);
    await window.keyboard.press('ArrowUp');
    await window.keyboard.press('Escape');
    expect(await list.isVisible()).toBe(false);
    await field.fill('/when-entered');
    await window.keyboard.press('Tab');
    await window.getByRole('form', { name: '/when-entered' }).waitFor();
    await window.keyboard.press('Enter');
    await latest.getByText('Member (you) used /when-entered').waitFor();
    await latest.getByText('Officers entered at around 2pm').waitFor();
    await window.locator('textarea:focus').waitFor();
  });

  test('shows its options as fields: required ones marked, with the bot’s suggestions, optional ones on demand', async () => {
    const { window, field, latest } = await openSandboxPage();
    await field.pressSequentially('/ask ');
    const question = window.getByRole('combobox', { name: 'question required' });
    await question.waitFor();
    await window.keyboard.press('Enter');
    await window.getByText('question is required.').waitFor();
    expect(await question.getAttribute('aria-invalid')).toBe('true');
    await question.fill('when did they go');
    const list = window.getByRole('listbox', { name: 'Suggestions' });
    // The suggestions for the empty field, which may still be visible, begin with another question.
    await list.getByRole('option').first().getByText('When did officers enter the home?').waitFor();
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('ArrowDown');
    const second = await list.getByRole('option').nth(1).textContent();
    await window.keyboard.press('Enter');
    expect(await question.inputValue()).toBe(second);
    await window.getByRole('button', { name: '+ private' }).click();
    await window.getByRole('combobox', { name: 'private' }).selectOption('True');
    await window.getByRole('button', { name: 'Send' }).click();
    await latest.getByText(/^Only you can see this/).waitFor();
  });

  test('for moderators is offered only to them, and accepts a file', async () => {
    const { window, field, latest } = await openSandboxPage();
    const list = window.getByRole('listbox', { name: 'Commands and names' });
    await field.fill('/knowledge');
    await window.getByText('No command matches.').waitFor();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.fill('');
    await field.pressSequentially('/knowledge up');
    await list.getByRole('option', { name: '/knowledge upload' }).click();
    const file = window.getByLabel('file required');
    await window.getByRole('button', { name: 'Send' }).click();
    await window.getByRole('alert').filter({ hasText: 'file is required.' }).waitFor();
    const changed = sampleText.replace('around 2pm', 'about 2pm');
    await file.setInputFiles({ name: 'facts.yaml', mimeType: 'application/yaml', buffer: Buffer.from(changed) });
    await window.getByRole('button', { name: 'Send' }).click();
    await latest.getByText(/^Only you can see this/).waitFor();
    await latest.getByRole('button', { name: 'Publish' }).waitFor();
    await latest.getByText('Moderator (you) used /knowledge upload').waitFor();
  });

  test('closes with Escape, or with Backspace in an empty field', async () => {
    const { window, field } = await openSandboxPage();
    await field.fill('/ask ');
    await window.getByRole('form', { name: '/ask' }).waitFor();
    await window.keyboard.press('Backspace');
    await expect.poll(() => field.inputValue()).toBe('/ask');
    await field.fill('');
    await field.fill('/when-entered ');
    await window.keyboard.press('Escape');
    await expect.poll(() => field.inputValue()).toBe('');
  });

  test('keeps the typed text if Escape comes before the suggestions', async () => {
    const { window, field } = await openSandboxPage();
    await field.fill('/ask ');
    const question = window.getByRole('combobox', { name: 'question required' });
    await question.fill('is he alive');
    await window.keyboard.press('Escape');
    expect(await question.inputValue()).toBe('is he alive');
  });

  test('offers the names of the channels for a channel option', async () => {
    const { window, field, latest, discord } = await openSandboxPage();
    discord.addChannel(discord.servers[0]?.id ?? '', 'news');
    await window.getByRole('button', { name: '# news' }).waitFor();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.fill('/knowledge announce ');
    await window.getByRole('combobox', { name: 'channel' }).selectOption('#news');
    await window.getByRole('button', { name: 'Send' }).click();
    await latest.getByText('#news').first().waitFor();
  });

  test('accepts a suggestion that continues the text with Enter or Tab, and sends it with the next Enter', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    for (const key of ['Enter', 'Tab']) {
      await field.fill('/ask ');
      const question = window.getByRole('combobox', { name: 'question required' });
      await question.fill('when did officers');
      const list = window.getByRole('listbox', { name: 'Suggestions' });
      const marked = list.getByRole('option', { selected: true });
      await marked.waitFor();
      const first = await marked.textContent();
      expect(first?.toLowerCase()).toContain('when did officers');
      const before = await messages.count();
      await window.keyboard.press(key);
      expect(await question.inputValue()).toBe(first);
      await window.keyboard.press('Enter');
      await expect.poll(() => messages.count()).toBe(before + 1);
      await latest.getByText('Officers entered at').waitFor();
    }
  });

  test('sends the typed value after Escape closed the suggestions, with a hint beside the field', async () => {
    const { window, field, latest } = await openSandboxPage();
    await field.fill('/ask ');
    const question = window.getByRole('combobox', { name: 'question required' });
    await window.getByText('Esc keeps what you typed').waitFor();
    const own = 'what colour was the balloon when officers came';
    await question.fill(own);
    await window.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first().waitFor();
    await window.keyboard.press('Escape');
    expect(await question.inputValue()).toBe(own);
    await window.keyboard.press('Enter');
    await latest.getByText('used /ask').waitFor();
  });

  test('that does not exist is not posted as a message, and its text is kept with an explanation', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    await field.fill('/when-enterd did they');
    await window.keyboard.press('Enter');
    await window.getByText('There is no command /when-enterd here.').waitFor();
    expect(await field.inputValue()).toBe('/when-enterd did they');
    await field.fill('/knowledge');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Enter');
    await window.getByText('There is no command /knowledge here.').waitFor();
    await field.fill('/when-entered');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Enter');
    await window.getByRole('form', { name: '/when-entered' }).waitFor();
    await window.keyboard.press('Escape');
    await field.fill('/etc/passwd is a path');
    await window.keyboard.press('Enter');
    await latest.getByText('/etc/passwd is a path').waitFor();
    expect(await messages.count()).toBe(1);
  });

  test('refuses a file over Discord’s 10 MiB when it is chosen, and accepts the next one', async () => {
    const { window, field, latest } = await openSandboxPage();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.fill('/knowledge upload ');
    const file = window.getByLabel('file required');
    const changed = sampleText.replace('around 2pm', 'about 2pm');
    const folder = await createTempFolder({ 'large.yaml': '', 'facts.yaml': changed });
    await truncate(join(folder, 'large.yaml'), 10 * 1024 * 1024 + 1);
    await file.setInputFiles(join(folder, 'large.yaml'));
    await window.getByText('large.yaml is larger than 10 MB, Discord’s limit. Choose another file.').waitFor();
    expect(await file.inputValue()).toBe('');
    expect(await file.getAttribute('aria-invalid')).toBe('true');
    await file.setInputFiles(join(folder, 'facts.yaml'));
    await expect.poll(() => window.getByText('Choose another file').count()).toBe(0);
    await window.getByRole('button', { name: 'Send' }).click();
    await latest.getByRole('button', { name: 'Publish' }).waitFor();
  });
});
