/** The kind of interaction, or a message. */
export type RequestSource = 'command' | 'context-menu' | 'button' | 'modal' | 'autocomplete' | 'message';

/** The gateway connection. `heartbeatSeconds` is the round-trip time; undefined before the first heartbeat. */
export type GatewayState = { readonly isReady: boolean; readonly heartbeatSeconds: number | undefined };

/** Receives counts and durations, never users or content. The functions are fast and never throw. */
export type BotMetrics = {
  /** Called once. `readState` returns the current state at any time. */
  observeGateway(readState: () => GatewayState): void;
  reconnecting(): void;
  /** An interaction was acknowledged. `seconds` is the time since it arrived. */
  acknowledged(seconds: number): void;
  /** The complete answer was sent. */
  answered(source: RequestSource, seconds: number): void;
  /** A fault prevented the answer. Expected Discord errors do not count. */
  failed(source: RequestSource): void;
  /** An interaction was skipped because it had expired. */
  expired(source: RequestSource): void;
};

export const noMetrics: BotMetrics = {
  observeGateway: () => {},
  reconnecting: () => {},
  acknowledged: () => {},
  answered: () => {},
  failed: () => {},
  expired: () => {},
};
