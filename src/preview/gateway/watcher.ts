/** A payload that went over the gateway; `received` is what the bot sent. */
export type GatewayFrame = { readonly direction: 'sent' | 'received'; readonly payload: unknown };

/** Who is told what goes on. */
export type GatewayWatcher = {
  frame(frame: GatewayFrame): void;
  /** Something the bot asked for that this Discord does not have. */
  problem(text: string): void;
};
