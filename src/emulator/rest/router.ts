import type { Route } from './api-call.ts';

/** What there is at a path. `parts` are the named parts of the path. */
export type RouteMatch =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'path-not-found' | 'method-not-allowed' };

/** A lookup in these routes. Where several fit, the first is taken: `/commands/@me` before `/commands/:id`. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => RouteMatch {
  const compiled = routes.map((route) => ({ route, pattern: compilePattern(route.path) }));
  return (method, path) => {
    const pathMatches = compiled.flatMap(({ route, pattern }) => {
      const match = pattern.exec(path);
      return match ? [{ kind: 'route', route, params: { ...match.groups } } satisfies RouteMatch] : [];
    });
    const match = pathMatches.find(({ route }) => route.method === method);
    return match ?? { kind: pathMatches.length > 0 ? 'method-not-allowed' : 'path-not-found' };
  };
}

function compilePattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}
