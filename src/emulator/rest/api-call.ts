import type { Upload } from '../state/attachments.ts';

/** A request to the API, read and taken apart. */
export type ApiCall = {
  readonly method: string;
  /** Behind `/api/v10`, decoded: `@original` and not `%40original`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** The JSON body, or the `payload_json` of a form; undefined where there is none. */
  readonly body: unknown;
  /** The files of a form by their number in `files[n]`. */
  readonly files: ReadonlyMap<number, Upload>;
  /** A part of the path by its name in the route; throws on a name that the route does not have. */
  param(name: string): string;
};

/** What is answered. Without a body it goes out as 204 without a content type. */
export type ApiResponse = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One operation of the API. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Such as `/channels/:channel/messages/:message`. */
  readonly path: string;
  /** Whether it is asked for without Authorization, since its path carries a token. */
  readonly skipsAuthorization?: boolean;
  /** Throws ApiError for what Discord refuses. All state changes within the call, so requests never interleave. */
  handle(call: ApiCall): ApiResponse;
};

/** 200 with a body. */
export function okResponse(body: unknown): ApiResponse {
  return { status: 200, body };
}

/** 204. */
export const noContent: ApiResponse = { status: 204 };
