import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buttonPresses, generalCommands, messageMenus, reservedNames } from '../../commands/index.ts';

const folder = new URL('../../commands/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');

const declaration = z.object({ kind: z.enum(['command', 'group', 'menu']), name: z.string() });
const button = z.object({ action: z.string(), run: z.function() });

/** What a file gives to others, lists taken apart. */
async function exportsOf(file: string): Promise<unknown[]> {
  const module: unknown = await import(new URL(file, folder).href);
  return Object.values(z.record(z.string(), z.unknown()).parse(module)).flat();
}

const found = await Promise.all(files.map(async (file) => ({ file, values: await exportsOf(file) })));
const listed: readonly unknown[] = [...generalCommands, ...messageMenus];
const pressable: readonly unknown[] = buttonPresses;

describe('commands/index.ts lists', () => {
  const declared = found.filter(({ values }) => values.some((value) => declaration.safeParse(value).success));

  test.each(declared)('the command of commands/$file once', ({ values }) => {
    const commands = values.filter((value) => declaration.safeParse(value).success);
    expect(commands).toHaveLength(1);
    expect(listed.filter((one) => commands.includes(one))).toHaveLength(1);
  });

  test('nothing that has no file', () => {
    const known = declared.flatMap(({ values }) => values);
    expect(listed.filter((one) => !known.includes(one))).toEqual([]);
    expect(declared).toHaveLength(listed.length);
  });

  test('every button that a file declares, each action once', () => {
    const buttons = found.flatMap(({ values }) => values).filter((value) => button.safeParse(value).success);
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.filter((one) => !pressable.includes(one))).toEqual([]);
    const actions = buttonPresses.map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
  });

  test('the names that no fact may take', () => {
    expect(reservedNames).toEqual(generalCommands.map(({ name }) => name));
  });
});

test('a file is named like its command', () => {
  const menu = (name: string) => name.toLowerCase().replaceAll(' ', '-');
  const named = [...generalCommands.map(({ name }) => name), ...messageMenus.map(({ name }) => menu(name))];
  expect(named.filter((name) => !files.includes(`${name}.ts`))).toEqual([]);
});
