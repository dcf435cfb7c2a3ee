/** In which way somebody came to the bot. */
export type Surface = 'command' | 'menu' | 'button' | 'form' | 'autocomplete' | 'message';

/** The connection to Discord: whether it is there, and how long a heartbeat took to come back, once one has. */
export type GatewayState = { readonly isReady: boolean; readonly seconds: number | undefined };

/** Who is told how the bot fares: figures alone, never who or what. Nothing here throws, or takes time worth mentioning. */
export type Watch = {
  /** Told once, with a look at the connection that is true whenever it is taken. */
  gateway(look: () => GatewayState): void;
  reconnecting(): void;
  /** Discord has the first answer to an interaction, so many seconds after it came in. */
  acknowledged(seconds: number): void;
  /** All of the answer is there. */
  answered(surface: Surface, seconds: number): void;
  /** It could not be answered, and that is a fault: not the weather of Discord. */
  failed(surface: Surface): void;
  /** It came when Discord waited for it no more, and was passed over for those behind it. */
  passedOver(surface: Surface): void;
};

/** For where nobody looks. */
export const unwatched: Watch = {
  gateway: () => {},
  reconnecting: () => {},
  acknowledged: () => {},
  answered: () => {},
  failed: () => {},
  passedOver: () => {},
};
