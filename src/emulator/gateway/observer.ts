/** A payload that went over the gateway; `received` is what the bot sent. */
export type GatewayFrame = { readonly direction: 'sent' | 'received'; readonly payload: unknown };

/** Who is told what goes on. */
export type GatewayObserver = {
  onFrame(onFrame: GatewayFrame): void;
  /** Something the bot asked for that this Discord does not have. */
  reportProblem(text: string): void;
};
