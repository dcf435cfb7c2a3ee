/** In which way somebody came to the bot. */
export type RequestSource = 'command' | 'context-menu' | 'button' | 'modal' | 'autocomplete' | 'message';

/** The connection to Discord: whether it is there, and how long a heartbeat took to come back, once one has. */
export type GatewayState = { readonly isReady: boolean; readonly heartbeatSeconds: number | undefined };

/** Who is told how the bot fares: figures alone, never who or what. Nothing here throws, or takes time worth mentioning. */
export type BotMetrics = {
  /** Told once, with a look at the connection that is true whenever it is taken. */
  observeGateway(readState: () => GatewayState): void;
  reconnecting(): void;
  /** Discord has the first answer to an interaction, so many seconds after it came in. */
  acknowledged(seconds: number): void;
  /** All of the answer is there. */
  answered(source: RequestSource, seconds: number): void;
  /** It could not be answered, and that is a fault: not the weather of Discord. */
  failed(source: RequestSource): void;
  /** It came when Discord waited for it no more, and was passed over for those behind it. */
  expired(source: RequestSource): void;
};

/** For where nobody looks. */
export const noMetrics: BotMetrics = {
  observeGateway: () => {},
  reconnecting: () => {},
  acknowledged: () => {},
  answered: () => {},
  failed: () => {},
  expired: () => {},
};
