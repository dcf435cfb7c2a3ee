import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** One import. `target` is a package's name or a module of ours, `path` the imported file or package, `types` whether it imports types only. */
export type Import = {
  readonly file: string;
  readonly module: string;
  readonly target: string;
  readonly path: string;
  readonly types: boolean;
};

/** Every source file, as a path from the root. */
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
    const specifier = from ?? bare ?? '';
    const isOurs = specifier.startsWith('.');
    const path = isOurs ? relative(root, join(root, dirname(file), specifier)) : specifier;
    return { file, module: moduleOf(file), target: isOurs ? moduleOf(path) : path, path, types: types !== '' };
  });
}

/** The module of a file, such as "src/knowledge"; the file itself if it belongs to none. */
export function moduleOf(file: string): string {
  const [top = '', folder = '', ...rest] = file.split('/');
  if (top === 'src') return rest.length > 0 ? `${top}/${folder}` : file;
  return folder !== '' ? top : file;
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
