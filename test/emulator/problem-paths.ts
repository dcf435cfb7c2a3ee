import { isRecord } from '../../src/emulator/json.ts';

/** Every place in a body of error 50035 that has a fault, dotted; the form as a whole is ''. */
export function problemPaths(body: unknown): string[] {
  return isRecord(body) ? walk(body.errors, []) : [];
}

function walk(node: unknown, path: readonly string[]): string[] {
  if (!isRecord(node)) return [];
  return Object.entries(node).flatMap(([key, inner]) =>
    key === '_errors' ? [path.join('.')] : walk(inner, [...path, key]),
  );
}
