import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeInBrowser } from './browser.ts';
import { openSandboxPage } from './open-sandbox-page.ts';

describeInBrowser('The page keeps', () => {
  test('unfinished messages of both roles and of every channel', async () => {
    const { window, field } = await openSandboxPage();
    await field.fill('Is it tr');
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await window.getByText('as moderator').waitFor();
    expect(await field.inputValue()).toBe('Is it tr');
    await window.getByRole('button', { name: '@ On Record' }).click();
    await window.getByRole('heading', { name: '@ On Record' }).waitFor();
    expect(await field.inputValue()).toBe('');
    await field.fill('Between us');
    await window.getByRole('radio', { name: 'Member' }).check();
    await window.getByText('as member').waitFor();
    expect(await field.inputValue()).toBe('Between us');
    await window.getByRole('button', { name: '# general' }).click();
    await window.getByRole('heading', { name: '# general' }).waitFor();
    expect(await field.inputValue()).toBe('Is it tr');
  });

  test('an unfinished command if both roles may use it', async () => {
    const { window, field, latest } = await openSandboxPage();
    await field.fill('/ask ');
    const question = window.getByRole('combobox', { name: 'question required' });
    await question.fill('when did they go in?');
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await window.getByText('as moderator').waitFor();
    expect(await question.inputValue()).toBe('when did they go in?');
    await window.getByRole('button', { name: 'Send' }).click();
    await latest.getByText('Moderator (you) used /ask').waitFor();
  });

  test('an unfinished moderator command, which a member sees but cannot send', async () => {
    const { window, field, messages } = await openSandboxPage();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.fill('/knowledge report ');
    const form = window.getByRole('form', { name: '/knowledge report' });
    await form.getByRole('textbox', { name: 'days' }).fill('3');
    await window.getByRole('radio', { name: 'Member' }).check();
    await form.getByText('There is no command /knowledge report here.').waitFor();
    await form.getByRole('textbox', { name: 'days' }).press('Enter');
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await expect.poll(() => form.getByText('There is no command').count()).toBe(0);
    expect(await form.getByRole('textbox', { name: 'days' }).inputValue()).toBe('3');
    await form.getByRole('button', { name: 'Send' }).click();
    await messages.last().getByText('Only you can see this').waitFor();
    expect(await messages.count()).toBe(1);
  });

  test('each user’s name and avatar when the role changes; only “(you)” moves', async () => {
    const { window, field, messages } = await openSandboxPage();
    await field.fill('I am a member');
    await window.keyboard.press('Enter');
    await messages.last().getByText('I am a member').waitFor();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.fill('I am a moderator');
    await window.keyboard.press('Enter');
    await messages.last().getByText('I am a moderator').waitFor();
    const look = async () => {
      const [one, other] = [messages.first(), messages.last()];
      const said = await Promise.all([one, other].map((item) => item.locator('.name').textContent()));
      const faces = await window.evaluate(
        `[...document.querySelectorAll('.face')].map((face) => getComputedStyle(face).backgroundColor)`,
      );
      return { said, faces };
    };
    const asModerator = await look();
    expect(asModerator.said).toEqual(['Member', 'Moderator (you)']);
    await window.getByRole('radio', { name: 'Member' }).check();
    await expect.poll(async () => (await look()).said).toEqual(['Member (you)', 'Moderator']);
    const { faces } = await look();
    expect(faces).toEqual(asModerator.faces);
    expect(new Set(z.array(z.string()).parse(faces)).size).toBe(2);
  });

  test('the bot without “(you)” if it has the same name', async () => {
    const { window, field, latest, messages } = await openSandboxPage({ botName: 'Member' });
    await field.fill('I am a member');
    await window.keyboard.press('Enter');
    await latest.getByText('I am a member').waitFor();
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Member (you) used /when-entered').waitFor();
    expect(await messages.locator('.name').allTextContents()).toEqual(['Member (you)', 'Member']);
    await latest.hover();
    await latest.getByRole('button', { name: 'Reply to Member' }).click();
    await field.fill('Thanks');
    await window.keyboard.press('Enter');
    const thanks = messages.nth(2);
    await thanks.getByText('Thanks').waitFor();
    expect(await thanks.locator('.answered b').textContent()).toBe('Member');
  });

  test('the role, the channel, unfinished text and dismissed messages after a reload', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.pressSequentially('/knowledge history');
    await window.keyboard.press('Enter');
    await window.keyboard.press('Enter');
    await latest.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => messages.count()).toBe(0);
    await field.fill('Half of');
    await window.reload();
    await window.getByText('as moderator').waitFor();
    expect(await window.getByRole('radio', { name: 'Moderator' }).isChecked()).toBe(true);
    expect(await field.inputValue()).toBe('Half of');
    await field.fill('Here I am');
    await window.keyboard.press('Enter');
    await latest.getByText('Here I am').waitFor();
    expect(await messages.count()).toBe(1);
    await window.getByRole('button', { name: '@ On Record' }).click();
    await window.reload();
    await window.getByRole('heading', { name: '@ On Record' }).waitFor();
  });

  test('an unfinished command after a reload, up to its first option', async () => {
    const { window, field } = await openSandboxPage();
    await field.fill('/ask ');
    const question = window.getByRole('combobox', { name: 'question required' });
    await question.fill('when did they');
    await window.reload();
    await expect.poll(() => question.inputValue()).toBe('when did they');
    await window.locator('input:focus').waitFor();
  });

  test('two tabs as separate sessions that see each other’s messages', async () => {
    const { window, field, url, latest } = await openSandboxPage({ browser: {} });
    await window.getByRole('radio', { name: 'Moderator' }).check();
    const other = await window.context().newPage();
    await other.goto(url);
    await other.getByText('as member').waitFor();
    await field.fill('From the first');
    await window.keyboard.press('Enter');
    await latest.getByText('From the first').waitFor();
    const heard = other.locator('.messages > li[data-message]').last();
    await heard.getByText('From the first').waitFor();
    expect(await heard.locator('.name').textContent()).toBe('Moderator');
    await window.reload();
    await window.getByText('as moderator').waitFor();
  });
});
