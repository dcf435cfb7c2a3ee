import { DiscordAPIError, REST, type RESTOptions, Routes } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

export type TokenGuard = {
  /** Wraps the requests of a client. */
  watch(makeRequest: MakeRequest): MakeRequest;
  /** Sets the token of this client again after a refused request. */
  restore(rest: REST): void;
  /** False while it is unknown whether Discord still accepts the token. */
  isTrusted(): boolean;
  /** Refusals count from now on; those of a login are reported by the login. */
  start(): void;
};

/**
 * discord.js forgets the token after one response with status 401, even if a proxy or a single route caused it. The
 * guard sets it again and asks Discord whether the token is still valid; if it is not, it calls `onRefused`.
 */
export function createTokenGuard(apiUrl: string, token: string, onRefused: () => void): TokenGuard {
  const clients: REST[] = [];
  let isStarted = false;
  let checking: Promise<void> | undefined;

  async function check(): Promise<void> {
    try {
      await new REST({ api: apiUrl, retries: 1 }).setToken(token).get(Routes.user());
    } catch (error) {
      // Any other error says nothing about the token.
      if (error instanceof DiscordAPIError && error.status === 401) onRefused();
    }
  }
  function onUnauthorized(): void {
    // The client clears its token after it has read the response.
    setImmediate(() => {
      for (const rest of clients) rest.setToken(token);
    });
    checking ??= check().finally(() => {
      checking = undefined;
    });
  }

  return {
    watch: (makeRequest) => async (url, init) => {
      const response = await makeRequest(url, init);
      if (isStarted && response.status === 401 && isAuthorized(init.headers)) onUnauthorized();
      return response;
    },
    restore: (rest) => void clients.push(rest),
    isTrusted: () => checking === undefined,
    start() {
      isStarted = true;
    },
  };
}

/** Responses to interactions carry the token of the interaction instead. */
function isAuthorized(headers: unknown): boolean {
  return headers instanceof Headers
    ? headers.has('authorization')
    : /"authorization"/i.test(JSON.stringify(headers ?? {}));
}
