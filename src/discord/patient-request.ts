import { setTimeout as passed } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/**
 * Sends a request as the client does, but hands on an answer that tells of trouble at Discord (500 and above) only after a
 * pause, in ms. The client asks four times, each time at once: so they spread over the 3 seconds for which an interaction
 * waits, and one that came while Discord failed is answered when it works again.
 */
export function openPatientRequest(pause: number): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const response = await DefaultRestOptions.makeRequest(url, init);
    if (response.status >= 500) await passed(pause, undefined, { ref: false });
    return response;
  };
}
