import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { holdSocket } from './held-socket.ts';
import { openEmulatorPage } from './open-emulator-page.ts';
import { openSandboxPage } from './open-sandbox-page.ts';

/**
 * Sends /try, which the bot does not answer at first; `say` lets it answer, and `answer` waits for the displayed
 * answer.
 */
async function sendSlowCommand() {
  const room = await openEmulatorPage();
  const { register, onceCommand, window, field, latest } = room;
  await register({ name: 'try', description: 'Tries' }, { name: 'other', description: 'Another' });
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const answered = onceCommand(async (interaction) => {
    begun.resolve();
    await gate.promise;
    return interaction.reply('Here it is.');
  });
  // The page reads the list of commands again after the registration.
  await field.fill('/tr');
  await window.getByRole('option', { name: /try/ }).waitFor();
  await field.fill('/try ');
  await window.keyboard.press('Enter');
  await begun.promise;
  const say = async (): Promise<void> => {
    gate.resolve();
    await answered;
  };
  return {
    ...room,
    say,
    async answer() {
      await say();
      await latest.getByText('Here it is.').waitFor();
      await window.getByText('Sending /try…').waitFor({ state: 'detached' });
    },
  };
}

describeInBrowser('A late answer', () => {
  test('does not change text that was typed after its command was left', async () => {
    const { window, field, answer } = await sendSlowCommand();
    await window.keyboard.press('Escape');
    await field.fill('Something else');
    await answer();
    expect(await field.inputValue()).toBe('Something else');
  });

  test('does not change a command that was begun since', async () => {
    const { window, field, answer } = await sendSlowCommand();
    await window.keyboard.press('Escape');
    await field.fill('/other ');
    const other = window.getByRole('form', { name: '/other' });
    await other.waitFor();
    await answer();
    expect(await other.count()).toBe(1);
  });

  test('does not change an unfinished message in a channel where the command was left', async () => {
    const { window, field, discord, say, latest } = await sendSlowCommand();
    const { id } = discord.addChannel(discord.servers[0]?.id ?? '', 'news');
    await window.keyboard.press('Escape');
    await field.fill('Half of');
    await window.getByRole('button', { name: '# news' }).click();
    await expect.poll(() => field.inputValue()).toBe('');
    await say();
    discord.user('member', 'Ann').inChannel(id).sendMessage('After it');
    await latest.getByText('After it').waitFor();
    await window.getByRole('button', { name: '# general' }).click();
    await expect.poll(() => field.inputValue()).toBe('Half of');
  });
});

describeInBrowser('While a message is being sent', () => {
  test('the user can choose the message for the next reply', async () => {
    const { window, field, ann, latest } = await openEmulatorPage();
    const line = await holdSocket(window);
    ann.sendMessage('First');
    await latest.getByText('First').waitFor();
    await field.fill('On its way');
    line.hold();
    await window.keyboard.press('Enter');
    await latest.hover();
    await latest.getByRole('button', { name: 'Reply to Ann' }).click();
    line.release();
    await latest.getByText('On its way').waitFor();
    await field.fill('An answer');
    await window.keyboard.press('Enter');
    await latest.getByText('An answer').waitFor();
    await latest.getByRole('button', { name: 'Replying to Ann: First' }).waitFor();
  });

  test('the next message does not reply to the same message again', async () => {
    const { window, field, ann, latest } = await openEmulatorPage();
    const line = await holdSocket(window);
    ann.sendMessage('First');
    await latest.hover();
    await latest.getByRole('button', { name: 'Reply to Ann' }).click();
    await field.fill('An answer');
    line.hold();
    await window.keyboard.press('Enter');
    await field.fill('To all');
    await window.keyboard.press('Enter');
    line.release();
    await latest.getByText('To all').waitFor();
    expect(await latest.getByRole('button', { name: 'Replying to Ann: First' }).count()).toBe(0);
  });

  test('the user can begin a command, and gets the text back if the message is refused', async () => {
    const { window, field, ann, latest } = await openSandboxPage();
    const line = await holdSocket(window);
    ann.sendMessage('First');
    await latest.hover();
    await latest.getByRole('button', { name: 'Reply to Ann' }).click();
    const tooLong = 'x'.repeat(2001);
    await field.fill(tooLong);
    line.hold();
    await window.keyboard.press('Enter');
    await field.fill('/ask ');
    const question = window.getByRole('combobox', { name: 'question required' });
    await question.fill('is he alive');
    line.release();
    await window.getByText('A message can have up to 2000 characters; this one has 2001.').waitFor();
    await window.getByText('Replying to Ann').waitFor();
    await window.reload();
    await expect.poll(() => question.inputValue()).toBe('is he alive');
    await question.press('Escape');
    await question.press('Escape');
    await expect.poll(() => field.inputValue()).toBe(tooLong);
  });

  test('the user can go to another channel, which does not show the refusal, and finds the text on return', async () => {
    const { window, field } = await openEmulatorPage();
    const line = await holdSocket(window);
    const tooLong = 'x'.repeat(2001);
    await field.fill(tooLong);
    line.hold();
    await window.keyboard.press('Enter');
    await field.fill('and more');
    await window.getByRole('button', { name: /^@/ }).click();
    await window.getByRole('heading', { name: /^@/ }).waitFor();
    line.release();
    await window.getByText('This is a direct message').waitFor();
    expect(await window.getByText('A message can have up to 2000 characters').count()).toBe(0);
    await window.getByRole('button', { name: '# general' }).click();
    await expect.poll(() => field.inputValue()).toBe(`${tooLong}\nand more`);
  });
});

describeInBrowser('The focus', () => {
  test('moves to the options of an unfinished command, not to its close button, when a private message is dismissed', async () => {
    const { window, field, latest } = await openSandboxPage();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.fill('/knowledge history ');
    await window.keyboard.press('Enter');
    const dismiss = latest.getByRole('button', { name: 'Dismiss message' });
    await dismiss.waitFor();
    await field.fill('/ask ');
    const question = window.getByRole('combobox', { name: 'question required' });
    await question.waitFor();
    await dismiss.press('Enter');
    await window.keyboard.type('is he alive');
    expect(await question.inputValue()).toBe('is he alive');
  });
});
