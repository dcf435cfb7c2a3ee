import type { Route } from './call.ts';

/** What there is at a path. `parts` are the named parts of the path. */
export type Found =
  | { readonly kind: 'route'; readonly route: Route; readonly parts: Readonly<Record<string, string>> }
  | { readonly kind: 'no-such-path' | 'no-such-method' };

/** A lookup in these routes. Where several fit, the first is taken: `/commands/@me` before `/commands/:id`. */
export function openRouter(routes: readonly Route[]): (method: string, path: string) => Found {
  const compiled = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (method, path) => {
    const atPath = compiled.flatMap(({ route, pattern }) => {
      const match = pattern.exec(path);
      return match ? [{ kind: 'route', route, parts: { ...match.groups } } satisfies Found] : [];
    });
    const found = atPath.find(({ route }) => route.method === method);
    return found ?? { kind: atPath.length > 0 ? 'no-such-method' : 'no-such-path' };
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}
