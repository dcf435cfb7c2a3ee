import type { Upload } from '../state/attachments.ts';

/** A parsed request to the API. */
export type ApiCall = {
  readonly method: string;
  /** After `/api/v10`, decoded: `@original`, not `%40original`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** The JSON body, or the `payload_json` of a form; undefined without a body. */
  readonly body: unknown;
  /** The files of a form by their number in `files[n]`. */
  readonly files: ReadonlyMap<number, Upload>;
};

/** A call with the parameters of its route's path. `param` throws for a name that the route does not have. */
export type RoutedCall = ApiCall & { param(name: string): string };

/** A response without a body is sent without a content type. */
export type ApiResponse = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Throws ApiError for invalid requests. Handlers are synchronous, so requests never interleave. */
type Handler = (call: RoutedCall) => ApiResponse;

/** One operation of the API. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Such as `/channels/:channel/messages/:message`. */
  readonly path: string;
  /** Whether the route needs no Authorization header: it is open, or its path contains a token. */
  readonly isOpen: boolean;
  readonly handle: Handler;
};

const routeFor =
  (method: Route['method'], isOpen = false) =>
  (path: string, handle: Handler): Route => ({ method, path, isOpen, handle });

export const get = routeFor('GET');
export const post = routeFor('POST');
export const put = routeFor('PUT');
export const patch = routeFor('PATCH');
export const remove = routeFor('DELETE');

/** Routes without an Authorization header. */
export const open = {
  get: routeFor('GET', true),
  post: routeFor('POST', true),
  patch: routeFor('PATCH', true),
  remove: routeFor('DELETE', true),
};

export const ok = (body: unknown): ApiResponse => ({ status: 200, body });
export const noContent: ApiResponse = { status: 204 };

type RouteMatch =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'path-not-found' | 'method-not-allowed' };

/** Finds the route of a request. The first match wins: `/commands/@me` must precede `/commands/:id`. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => RouteMatch {
  const compiled = routes.map((route) => ({ route, pattern: compilePattern(route.path) }));
  return (method, path) => {
    const pathMatches = compiled.flatMap(({ route, pattern }) => {
      const match = pattern.exec(path);
      return match ? [{ kind: 'route' as const, route, params: { ...match.groups } }] : [];
    });
    const match = pathMatches.find(({ route }) => route.method === method);
    return match ?? { kind: pathMatches.length > 0 ? 'method-not-allowed' : 'path-not-found' };
  };
}

function compilePattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}
