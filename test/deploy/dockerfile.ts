import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../imports.ts';

/** One instruction, such as `COPY` with `package.json ./`, without comments and line continuations. */
export type Instruction = { readonly name: string; readonly words: string };

/** The stages of the Dockerfile, each with its instructions in order, beginning with FROM. */
export function stagesOfDockerfile(): Instruction[][] {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const stages: Instruction[][] = [];
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const [, name = '', words = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === '') throw new Error(`The Dockerfile has a line that is no instruction: ${line}`);
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, words });
  }
  return stages;
}

/** The arguments of all instructions of this name. */
export function wordsOf(stage: readonly Instruction[], name: string): string[] {
  return stage.filter((one) => one.name === name).map(({ words }) => words);
}

/** The project files that the stage copies, and their targets under the working directory. */
export function copiesOf(stage: readonly Instruction[]): { readonly from: string; readonly to: string }[] {
  return wordsOf(stage, 'COPY')
    .filter((words) => !words.startsWith('--from='))
    .flatMap((words) => {
      const all = words.split(' ');
      const to = all.at(-1) ?? '';
      return all
        .slice(0, -1)
        .map((from) => ({ from, to: to.endsWith('/') ? join(to, from.split('/').at(-1) ?? '') : to }));
    });
}
