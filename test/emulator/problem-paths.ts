import { isRecord } from '../../src/emulator/json.ts';

/** The dotted path of every problem in a body of error 50035; '' is the body as a whole. */
export function problemPaths(body: unknown): string[] {
  return isRecord(body) ? walk(body.errors, []) : [];
}

function walk(node: unknown, path: readonly string[]): string[] {
  if (!isRecord(node)) return [];
  return Object.entries(node).flatMap(([key, inner]) =>
    key === '_errors' ? [path.join('.')] : walk(inner, [...path, key]),
  );
}
