import { expect, test } from 'vitest';
import { describeInBrowser, openWindow } from './browser.ts';
import { openSandboxPage, sampleQuestions } from './open-sandbox-page.ts';

const question = 'when did they go in?';
/** Thirty messages do not fit into it. */
const shortWindow = { width: 900, height: 500 };

describeInBrowser('On the page', () => {
  test('a user asks the bot with @ and its completed name', async () => {
    const { window, field, latest } = await openSandboxPage();
    await field.pressSequentially('@on');
    await window.getByRole('option', { name: '@On Record' }).waitFor();
    await window.keyboard.press('Tab');
    await field.pressSequentially(question);
    await window.keyboard.press('Shift+Enter');
    await field.pressSequentially('Please.');
    await window.keyboard.press('Enter');
    await latest.getByText('around 2pm').first().waitFor();
    expect(await latest.getByText(`@On Record ${question}`).count()).toBe(1);
    await window.locator('.messages .mention', { hasText: '@On Record' }).first().waitFor();
  });

  test('a user begins with one of three sample questions', async () => {
    const { window, latest } = await openSandboxPage();
    for (const sample of sampleQuestions) await window.getByRole('button', { name: sample }).waitFor();
    await window.getByRole('button', { name: sampleQuestions[0] ?? '' }).click();
    await latest.getByText('around 2pm').first().waitFor();
    await expect.poll(() => window.locator('.samples').count()).toBe(0);
  });

  test('on a narrow screen an answer with one sentence takes half of it, and its buttons one row', async () => {
    const size = { width: 360, height: 740 };
    const { window, field, latest } = await openSandboxPage({ browser: { viewport: size } });
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Officers entered at').waitFor();
    const buttons = ['In context', 'Helpful', 'Wrong?'].map((name) =>
      latest.getByRole('button', { name, exact: true }),
    );
    const tops = await Promise.all(buttons.map(async (button) => (await button.boundingBox())?.y));
    expect(new Set(tops).size).toBe(1);
    expect((await latest.boundingBox())?.height).toBeLessThan(size.height / 2);
  });

  test('a message without a mention gets a hint that only the user sees', async () => {
    const { window, field, messages, mo } = await openSandboxPage();
    await field.fill(question);
    await window.keyboard.press('Enter');
    await window.getByText('On Record reads only messages that mention it.').waitFor();
    expect(await messages.count()).toBe(1);
    expect(mo.messages()).toHaveLength(1);
  });

  test('a user replies to the bot, and the reply links to the message it answers', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Officers entered at').waitFor();
    await latest.hover();
    await latest.getByRole('button', { name: 'Reply to On Record' }).click();
    await window.getByText('Replying to On Record').waitFor();
    await field.pressSequentially('who is investigating');
    await window.keyboard.press('Enter');
    await latest.getByText('IOPC').first().waitFor();
    const mine = messages.nth(-2);
    await mine.getByRole('button', { name: /^Replying to On Record/ }).click();
    await messages.first().locator('.more:focus').waitFor();
    expect(await window.getByText('Replying to On Record', { exact: true }).count()).toBe(0);
  });

  test('each role has its own direct messages with the bot', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    await window.getByRole('button', { name: '@ On Record' }).click();
    await window.getByRole('heading', { name: '@ On Record' }).waitFor();
    await field.fill(question);
    await window.keyboard.press('Enter');
    await latest.getByText('around 2pm').first().waitFor();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await expect.poll(() => messages.count()).toBe(0);
    await window.getByRole('button', { name: '# general' }).click();
    await window.getByRole('heading', { name: '# general' }).waitFor();
  });

  test('“Answer this” can be chosen from a message’s menu by mouse, right click and keyboard', async () => {
    const { window, messages, ann } = await openSandboxPage();
    ann.sendMessage(question);
    const asked = messages.first();
    const more = asked.getByRole('button', { name: 'More' });
    const answer = window.getByRole('menuitem', { name: 'Answer this' });
    const answered = window.getByText('used Answer this');
    await asked.hover();
    await more.click();
    await answer.click();
    await expect.poll(() => answered.count()).toBe(1);
    await asked.getByText(question).click({ button: 'right' });
    await answer.click();
    await expect.poll(() => answered.count()).toBe(2);
    await more.press('Enter');
    await window.keyboard.press('Escape');
    await asked.locator('.more:focus').waitFor();
    await more.press('Enter');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    await expect.poll(() => answered.count()).toBe(3);
    await messages.last().getByText('around 2pm').first().waitFor();
  });

  test('“Answer this” opens with a long press on a touch screen', async () => {
    const { window, ann, messages, latest } = await openSandboxPage({
      browser: { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
    });
    ann.sendMessage(question);
    await messages.first().waitFor();
    const box = await messages.first().getByText(question).boundingBox();
    const client = await window.context().newCDPSession(window);
    const touchPoints = [{ x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 8 }];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    const answer = window.getByRole('menuitem', { name: 'Answer this' });
    await answer.waitFor();
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await answer.tap();
    await latest.getByText('around 2pm').first().waitFor();
    await window.getByRole('button', { name: 'Channels and roles' }).tap();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await window.getByText('as moderator').waitFor();
    await window.getByRole('heading', { name: '# general' }).tap();
    await expect.poll(() => window.getByRole('radio', { name: 'Moderator' }).isVisible()).toBe(false);
  });

  test('a button pressed with the keyboard keeps the focus, and a private message can be dismissed', async () => {
    const { window, field, latest, messages, ann } = await openSandboxPage();
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Officers entered at').waitFor();
    await latest.getByRole('button', { name: 'In context' }).press('Enter');
    await latest.getByText('Only you can see this').waitFor();
    await window.locator('button:focus', { hasText: 'In context' }).waitFor();
    const count = await messages.count();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await expect.poll(() => messages.count()).toBe(count - 1);
    await window.getByRole('radio', { name: 'Member' }).check();
    await latest.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => messages.count()).toBe(count - 1);
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await window.getByRole('radio', { name: 'Member' }).check();
    await expect.poll(() => messages.count()).toBe(count - 1);
    ann.sendMessage('Public.');
    await expect.poll(() => messages.count()).toBe(count);
  });

  test('a refused message shows Discord’s reason and keeps the text', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    await field.fill('x'.repeat(2001));
    await window.keyboard.press('Enter');
    await window.getByText('A message can have up to 2000 characters; this one has 2001.').waitFor();
    expect((await field.inputValue()).length).toBe(2001);
    await field.fill('   ');
    await window.keyboard.press('Enter');
    await field.fill('In few words');
    await window.keyboard.press('Enter');
    await latest.getByText('In few words').waitFor();
    expect(await messages.count()).toBe(1);
  });

  test('other channels show unread messages, and channels appear and disappear', async () => {
    const { window, discord, ann } = await openSandboxPage();
    const server = discord.servers[0]?.id ?? '';
    const { id } = discord.addChannel(server, 'news');
    await window.getByRole('button', { name: '# news' }).waitFor();
    discord.user('member', 'Ann').inChannel(id).sendMessage('Hello');
    await window.getByRole('button', { name: '# news new' }).click();
    await window.getByText('Hello').first().waitFor();
    discord.deleteChannel(id);
    await window.getByRole('heading', { name: '# general' }).waitFor();
    ann.sendMessage('Here.');
    await window.getByText('Here.').first().waitFor();
  });

  test('new channels do not disturb a user whose own channel was deleted', async () => {
    const { window, field, discord } = await openSandboxPage();
    const server = discord.servers[0]?.id ?? '';
    const { id } = discord.addChannel(server, 'news');
    await window.getByRole('button', { name: '# news' }).click();
    await window.getByRole('heading', { name: '# news' }).waitFor();
    discord.deleteChannel(id);
    await window.getByRole('heading', { name: '# general' }).waitFor();
    await field.pressSequentially('/when');
    const list = window.getByRole('listbox', { name: 'Commands and names' });
    await list.waitFor();
    discord.addChannel(server, 'later');
    await window.getByRole('button', { name: '# later' }).waitFor();
    expect(await list.isVisible()).toBe(true);
  });

  test('the network traffic of the last action is visible, without secrets', async () => {
    const { window, field, discord, latest } = await openSandboxPage();
    const pane = window.getByRole('complementary', { name: 'Network traffic' });
    expect(await pane.isVisible()).toBe(false);
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Officers entered at').waitFor();
    await window.getByRole('button', { name: 'Network traffic' }).click();
    await pane.getByRole('heading', { name: 'Network traffic: /when-entered' }).waitFor();
    await pane.getByText('INTERACTION_CREATE', { exact: true }).click();
    await pane.getByText('"token": "••••••"').waitFor();
    await pane.getByText(/^POST \/interactions\/\d+\/••••••\/callback/).waitFor();
    expect(await pane.innerText()).not.toContain(discord.token);
    expect(await pane.innerText()).not.toMatch(/[\w-]{50,}/);
    await latest.getByRole('button', { name: 'In context' }).click();
    await pane.getByRole('heading', { name: 'Network traffic: button' }).waitFor();
    await window.getByRole('button', { name: 'Network traffic' }).click();
    expect(await pane.isVisible()).toBe(false);
  });

  test('a thousand messages open as quickly as few, and scrolling reaches the first one', async () => {
    const { window, ann, field, messages, latest } = await openSandboxPage();
    for (let number = 1; number <= 1000; number += 1) ann.sendMessage(`Message ${number}`);
    await latest.getByText('Message 1000').waitFor();
    expect(await messages.count()).toBeLessThanOrEqual(101);
    await window.reload();
    await latest.getByText('Message 1000').waitFor();
    expect(await messages.count()).toBe(50);
    await messages.first().scrollIntoViewIfNeeded();
    await window.getByText('Message 901', { exact: true }).waitFor();
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await window.getByText('Officers entered at').first().waitFor();
  });

  test('the list stays at the newest message when a form opens below it', async () => {
    const { window, ann, field, latest, messages } = await openSandboxPage();
    await window.setViewportSize(shortWindow);
    for (let number = 1; number <= 30; number += 1) ann.sendMessage(`Message ${number}`);
    await latest.getByText('Message 30').waitFor();
    await field.fill('/ask ');
    await window.getByRole('form', { name: '/ask' }).waitFor();
    ann.sendMessage('The last one');
    await messages.last().getByText('The last one').waitFor();
    const [list, last] = [window.getByRole('region', { name: 'Messages' }), messages.last()];
    const ends = async (one: typeof list) => {
      const box = await one.boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    await expect.poll(async () => (await ends(last)) <= (await ends(list)) + 1).toBe(true);
    expect(await window.getByRole('button', { name: 'New messages' }).isVisible()).toBe(false);
  });

  test('the private answer to an old message’s button scrolls into view and takes the focus', async () => {
    const { window, ann, field, latest, messages } = await openSandboxPage();
    await window.setViewportSize(shortWindow);
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Officers entered at').waitFor();
    for (let number = 1; number <= 30; number += 1) ann.sendMessage(`Message ${number}`);
    await latest.getByText('Message 30').waitFor();
    await messages.first().getByRole('button', { name: 'In context' }).press('Enter');
    await latest.getByText('Only you can see this').waitFor();
    const [list, answer] = [window.getByRole('region', { name: 'Messages' }), latest];
    const top = async (one: typeof list) => (await one.boundingBox())?.y ?? 0;
    const height = async (one: typeof list) => (await one.boundingBox())?.height ?? 0;
    await expect.poll(async () => (await top(answer)) >= (await top(list))).toBe(true);
    await expect.poll(async () => (await top(answer)) < (await top(list)) + (await height(list))).toBe(true);
    await latest.locator('article:focus').waitFor();
    await window
      .locator('[aria-live=polite]')
      .getByText(/^On Record to you alone:/)
      .waitFor();
  });

  test('a button pressed twice quickly gets one answer', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Officers entered at').waitFor();
    await latest.getByRole('button', { name: 'In context' }).dblclick();
    await latest.getByText('Only you can see this').waitFor();
    await field.fill('Later.');
    await window.keyboard.press('Enter');
    await latest.getByText('Later.').waitFor();
    expect(await messages.count()).toBe(3);
  });

  test('a message is posted once, even if Enter is pressed twice quickly', async () => {
    const { window, field, latest, messages } = await openSandboxPage();
    await field.fill('Once.');
    await window.evaluate(`for (const _ of [1, 2]) {
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      document.querySelector('textarea').dispatchEvent(enter);
    }`);
    await field.fill('Later.');
    await field.press('Enter');
    await latest.getByText('Later.').waitFor();
    expect(await messages.count()).toBe(2);
  });

  test('right-to-left text is displayed from right to left', async () => {
    const { window, field, latest } = await openSandboxPage();
    await field.fill('متى دخلوا؟');
    await window.keyboard.press('Enter');
    await latest.getByText('متى').waitFor();
    const indent = await window.evaluate(`(() => {
      const said = document.querySelector('.messages .said');
      const words = document.createRange();
      words.selectNodeContents(said);
      return words.getBoundingClientRect().left - said.getBoundingClientRect().left;
    })()`);
    expect(indent).toBeGreaterThan(100);
  });

  test('posting a message scrolls to the newest one', async () => {
    const { window, ann, field, latest } = await openSandboxPage();
    await window.setViewportSize(shortWindow);
    for (let number = 1; number <= 30; number += 1) ann.sendMessage(`Message ${number}`);
    await latest.getByText('Message 30').waitFor();
    await window.getByText('Message 1', { exact: true }).scrollIntoViewIfNeeded();
    await field.fill('And I?');
    await window.keyboard.press('Enter');
    await latest.getByText('And I?').waitFor();
    await expect.poll(() => window.getByRole('button', { name: 'New messages' }).isVisible()).toBe(false);
  });

  test('the link needs its key, which disappears from the address bar', async () => {
    const { window, url, field } = await openSandboxPage();
    expect(window.url()).toBe(new URL('/', url).href);
    await window.reload();
    await field.waitFor();
    const other = await openWindow();
    await other.goto(new URL('/', url).href);
    await other.getByText('Open the complete link that npm start prints').waitFor();
  });
});
