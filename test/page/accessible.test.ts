import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeInBrowser } from './browser.ts';
import { openSandboxPage } from './open-sandbox-page.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const found = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })),
  }),
);

/** The rules whose result depends on colours and sizes. */
const visualRules = ['color-contrast', 'target-size'];

/**
 * Violations of all rules, or of some, that axe-core rates serious or worse, one per line. It runs through the debugger,
 * which the content security policy permits.
 */
async function findViolations(window: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await window.evaluate("'axe' in globalThis"))) await window.evaluate(axe);
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
  const run = `axe.run(${options}).then(({ violations }) => violations)`;
  const violations = found.parse(await window.evaluate(run));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** Expects no violation and nothing wider than the window. Markup is the same in every look: all rules run once. */
async function expectAccessible(window: Page, rules?: readonly string[]): Promise<void> {
  expect(await findViolations(window, rules)).toEqual([]);
  expect(await window.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

async function expectAccessibleInLightAndDark(window: Page): Promise<void> {
  await expectAccessible(window);
  await window.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(window, visualRules);
  await window.emulateMedia({ colorScheme: 'light' });
}

const phone = { colorScheme: 'light', viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;

describeInBrowser('axe-core finds no serious problem', () => {
  test.each([
    ['in a wide window, light and dark', { colorScheme: 'light' }],
    ['on a phone', phone],
  ] as const)('%s', async (_, browser) => {
    const { window, field, latest, ann } = await openSandboxPage({ browser });
    const isNarrow = browser === phone;
    const check = () => (isNarrow ? expectAccessible(window, visualRules) : expectAccessibleInLightAndDark(window));
    ann.sendMessage(
      '# A heading\n> quoted **words**\n- a list\n||hidden|| `code` <t:1700000000:R> https://a.example\n```\nblock\n```',
    );
    await latest.getByText('quoted').waitFor();
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Officers entered at').waitFor();
    await latest.getByRole('button', { name: 'In context' }).click();
    await latest.getByText('Only you can see this').waitFor();
    await check();
    await latest.getByRole('button', { name: 'More' }).press('Enter');
    await check();
    await window.keyboard.press('Escape');
    await field.pressSequentially('/');
    await window.getByRole('listbox').getByRole('option').first().waitFor();
    await check();
    await field.fill('/ask ');
    await window.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first().waitFor();
    await window.getByRole('button', { name: 'Send' }).click();
    await window.getByText('question is required.').waitFor();
    await check();
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Network traffic' }).click();
    await window.getByRole('heading', { name: 'Network traffic:' }).waitFor();
    await check();
    await window.getByRole('button', { name: 'Network traffic' }).click();
    if (isNarrow) await window.getByRole('button', { name: 'Channels and roles' }).click();
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await check();
  });

  test('in an open modal', async () => {
    const { window, field, latest, mo, ann } = await openSandboxPage({ browser: { colorScheme: 'dark' } });
    await ann.runCommand('ask', { question: 'what colour was the getaway balloon' });
    await window.getByRole('radio', { name: 'Moderator' }).check();
    await field.pressSequentially('/knowledge gaps');
    await window.keyboard.press('Enter');
    await window.keyboard.press('Enter');
    await latest.getByRole('button', { name: '1', exact: true }).click();
    await window.getByRole('button', { name: 'Draft a fact' }).click();
    await window.getByRole('dialog').waitFor();
    expect(await findViolations(window)).toEqual([]);
    await window.keyboard.press('Escape');
    await window.locator('button:focus', { hasText: 'Draft a fact' }).waitFor();
    expect(mo.messages().length).toBeGreaterThan(0);
  });
});

describeInBrowser('A screen reader', () => {
  test('announces new messages once, politely, with their author', async () => {
    const { window, field, latest } = await openSandboxPage();
    const live = window.locator('[aria-live=polite]');
    await field.fill('/when-entered ');
    await window.keyboard.press('Enter');
    await latest.getByText('Officers entered at').waitFor();
    expect(await live.getByText(/^On Record: Officers entered at around 2pm/).count()).toBe(1);
  });

  test('finds the command list and the selected option through the field', async () => {
    const { window, field } = await openSandboxPage();
    await field.pressSequentially('/w');
    const list = window.getByRole('listbox', { name: 'Commands and names' });
    expect(await field.getAttribute('aria-controls')).toBe(await list.getAttribute('id'));
    const chosen = list.getByRole('option', { selected: true });
    expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
  });
});
