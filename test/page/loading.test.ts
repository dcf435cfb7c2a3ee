import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { holdSocket } from './held-socket.ts';
import { openSandboxPage } from './open-sandbox-page.ts';

const waiting = 'Waiting for the command list…';

describeInBrowser('A command sent before the command list has loaded', () => {
  test('waits for the list after the page is opened, and then runs', async () => {
    const { window, field, latest } = await openSandboxPage();
    const socket = await holdSocket(window, 'afterHello');
    await field.pressSequentially('/when-entered ');
    await window.keyboard.press('Enter');
    await window.getByText(waiting).waitFor();
    expect(await window.getByText('There is no command').count()).toBe(0);
    socket.release();
    await latest.getByText('Officers entered at').waitFor();
    await latest.getByText('Member (you) used /when-entered').waitFor();
    expect(await window.getByText(waiting).count()).toBe(0);
  });

  test('waits for the list of the new role, and then runs', async () => {
    const { window, field, latest } = await openSandboxPage();
    const socket = await holdSocket(window);
    await window.getByText('This is the beginning of').waitFor();
    socket.hold();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.pressSequentially('/knowledge history ');
    await window.keyboard.press('Enter');
    await window.getByText(waiting).waitFor();
    socket.release();
    await latest.getByText('Moderator (you) used /knowledge history').waitFor();
  });

  test('runs even if Enter was pressed twice after its name, as on a loaded page', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    const socket = await holdSocket(window);
    await window.getByText('This is the beginning of').waitFor();
    socket.hold();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.pressSequentially('/knowledge history');
    await window.keyboard.press('Enter');
    await window.getByText(waiting).waitFor();
    await window.keyboard.press('Enter');
    socket.release();
    await latest.getByText('Moderator (you) used /knowledge history').waitFor();
    expect(await messages.count()).toBe(1);
  });

  test('is not sent once its text has been changed', async () => {
    const { window, field, messages } = await openSandboxPage();
    const socket = await holdSocket(window, 'afterHello');
    await field.pressSequentially('/when-entered ');
    await window.keyboard.press('Enter');
    await window.getByText(waiting).waitFor();
    await window.keyboard.press('Backspace');
    await expect.poll(() => window.getByText(waiting).count()).toBe(0);
    socket.release();
    await window.getByRole('listbox', { name: 'Commands and names' }).waitFor();
    expect(await messages.count()).toBe(0);
  });

  test('is refused once the list has loaded without it', async () => {
    const { window, field } = await openSandboxPage();
    const socket = await holdSocket(window, 'afterHello');
    await field.pressSequentially('/when-enterd');
    await window.keyboard.press('Enter');
    await window.getByText(waiting).waitFor();
    socket.release();
    await window.getByText('There is no command /when-enterd here.').waitFor();
    expect(await field.inputValue()).toBe('/when-enterd');
  });
});
