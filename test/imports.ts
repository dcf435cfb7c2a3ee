import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** That a file imports something: a package by its name, a file of ours by its room. `types`: types alone. */
export type Import = { readonly file: string; readonly room: string; readonly target: string; readonly types: boolean };

/** Every source file, by its path from the root. */
export const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith('.ts')),
);
export const imports = files.flatMap(importsOf);

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function importsOf(file: string): Import[] {
  const found = textOf(file).matchAll(
    /^(?:import|export) ((?:type )?)[^;'"]*?from '([^']+)'|\b(?:import|require)\s*\(?\s*['"`]([^'"`]+)/gm,
  );
  return [...found].map(([, types = '', from, bare]) => {
    const target = from ?? bare ?? '';
    const place = target.startsWith('.') ? roomOf(relative(root, join(root, dirname(file), target))) : target;
    return { file, room: roomOf(file), target: place, types: types !== '' };
  });
}

/** "src/knowledge" for a file of that room, the file itself where it is of no room. */
export function roomOf(file: string): string {
  const [top = '', room = '', ...rest] = file.split('/');
  if (top === 'src') return rest.length > 0 ? `${top}/${room}` : file;
  return room !== '' ? top : file;
}

export function isPackage(target: string): boolean {
  return !target.startsWith('src/') && target !== 'commands' && !target.startsWith('commands/');
}

/** "discord-api-types" of "discord-api-types/v10", "@orama/stemmers" of "@orama/stemmers/english". */
export function packageName(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}
