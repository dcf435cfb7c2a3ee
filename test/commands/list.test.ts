import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  buttonHandlers,
  generalCommands,
  messageContextMenus,
  modalHandlers,
  reservedCommandNames,
} from '../../commands/index.ts';

const folder = new URL('../../commands/', import.meta.url);
/** The index declares a group in its folder. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && name !== 'index.ts',
);

const declaration = z.object({ kind: z.enum(['command', 'group', 'menu']), name: z.string() });
const button = z.object({ action: z.string(), updatesMessage: z.boolean(), run: z.function() });
const form = z.strictObject({ action: z.string(), access: z.string(), run: z.function() });

/** The exports of a file, with lists flattened. */
async function exportsOf(file: string): Promise<unknown[]> {
  const module: unknown = await import(new URL(file, folder).href);
  return Object.values(z.record(z.string(), z.unknown()).parse(module)).flat();
}

const found = await Promise.all(files.map(async (file) => ({ file, values: await exportsOf(file) })));
const subcommands = generalCommands.flatMap((one) => (one.kind === 'group' ? one.commands : []));
const listedCommands: readonly unknown[] = [...generalCommands, ...subcommands, ...messageContextMenus];
const listedButtons: readonly unknown[] = buttonHandlers;

describe('commands/index.ts lists', () => {
  const declared = found.filter(({ values }) => values.some((value) => declaration.safeParse(value).success));

  test.each(declared)('the command of commands/$file once', ({ values }) => {
    const commands = values.filter((value) => declaration.safeParse(value).success);
    expect(commands).toHaveLength(1);
    expect(listedCommands.filter((one) => commands.includes(one))).toHaveLength(1);
  });

  test('no command without a file', () => {
    const known = declared.flatMap(({ values }) => values);
    expect(listedCommands.filter((one) => !known.includes(one))).toEqual([]);
    expect(declared).toHaveLength(listedCommands.length);
  });

  test('every declared button, each action once', () => {
    const buttons = found.flatMap(({ values }) => values).filter((value) => button.safeParse(value).success);
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.filter((one) => !listedButtons.includes(one))).toEqual([]);
    const actions = buttonHandlers.map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
  });

  test('every declared modal, each action once, and each with a button that opens it', () => {
    const forms = found.flatMap(({ values }) => values).filter((value) => form.safeParse(value).success);
    expect(forms.length).toBeGreaterThan(0);
    const known: readonly unknown[] = modalHandlers;
    expect(forms.filter((one) => !known.includes(one))).toEqual([]);
    const actions = modalHandlers.map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
    expect(actions.filter((action) => !buttonHandlers.some((one) => one.action === action))).toEqual([]);
  });

  test('the names that facts cannot use', () => {
    expect(reservedCommandNames).toEqual(generalCommands.map(({ name }) => name));
  });
});

test("A file is named after its command, and a group's subcommands are in a folder of its name", () => {
  const menu = (name: string) => name.toLowerCase().replaceAll(' ', '-');
  const named = [...generalCommands, ...messageContextMenus].flatMap((one) =>
    one.kind === 'group'
      ? [`${one.name}/index`, ...one.commands.map(({ name }) => `${one.name}/${name}`)]
      : [menu(one.name)],
  );
  expect(named.filter((name) => !files.includes(`${name}.ts`))).toEqual([]);
});
