import { existsSync, readFileSync } from 'node:fs';
import { reservedCommandNames } from '../../commands/index.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';

/** The shipped knowledge file as text. */
export const shippedText = readFileSync(new URL('../../knowledge/walthamstow-shooting.yaml', import.meta.url), 'utf8');

/** The shipped knowledge. Fails with every problem of the file, as `npm run verify` prints them. */
export function parseShippedKnowledge(): Knowledge {
  const parsed = parseKnowledge(shippedText, { reservedNames: reservedCommandNames });
  if ('knowledge' in parsed) return parsed.knowledge;
  throw new Error(`The shipped file has problems:\n${parsed.problems.map(formatProblem).join('\n')}`);
}

/** A file that may be beside the checkout; undefined if it is missing. */
export function readSharedFile(name: string): string | undefined {
  const place = new URL(`../../../shared/${name}`, import.meta.url);
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
}
