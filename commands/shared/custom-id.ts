/** Discord's limit for a custom id (discord-api-docs, components/reference). */
const maxCustomIdLength = 100;

/** A custom id contains all that a button or modal needs, so that it works after a restart too. */
export type CustomId = { readonly action: string; readonly argument: string };

export function formatCustomId({ action, argument }: CustomId): string {
  return `${action}:${argument}`;
}

/** A client may send any text; each part may be empty. */
export function parseCustomId(text: string): CustomId {
  const [action = '', ...argument] = text.split(':');
  return { action, argument: argument.join(':') };
}

/** What a button under an answer refers to, by the ids of a knowledge file. */
export type ButtonTarget = {
  /** The entries that the message answers with. */
  readonly entryIds: readonly string[];
  /** The alternatives for "Not what I asked". */
  readonly otherIds?: readonly string[] | undefined;
  /** Undefined under answers of earlier versions. */
  readonly incidentId: string | undefined;
  /** The message with the answer, if the button is in another message. */
  readonly messageId?: string | undefined;
};

/**
 * "entry,entry;other,other@incident". The incident is part of it because the channel may follow another one later. Contains
 * as many ids as fit; an id is never truncated.
 */
export function formatEntryArgument(
  action: string,
  { entryIds, otherIds, incidentId, messageId }: ButtonTarget & { readonly incidentId: string },
): string {
  const end = `@${incidentId}${messageId === undefined ? '' : `#${messageId}`}`;
  const separator = otherIds === undefined ? '' : ';';
  const maxLength = maxCustomIdLength - `${action}:${separator}${end}`.length;
  const entryPart = joinUpTo(entryIds, maxLength);
  if (otherIds === undefined) return entryPart + end;
  return entryPart + separator + joinUpTo(otherIds, maxLength - entryPart.length) + end;
}

export function parseEntryArgument(argument: string): ButtonTarget {
  const [target = '', messageId] = argument.split('#');
  const [ids = '', incidentId] = target.split('@');
  const [entryIds = '', otherIds] = ids.split(';');
  return {
    entryIds: splitIds(entryIds),
    ...(otherIds === undefined ? {} : { otherIds: splitIds(otherIds) }),
    incidentId,
    ...(messageId === undefined ? {} : { messageId }),
  };
}

/** The same for "Not what I asked", which contained only the alternatives in earlier versions. */
export function parseOthersArgument(argument: string): ButtonTarget & { readonly otherIds: readonly string[] } {
  const { entryIds, otherIds, ...rest } = parseEntryArgument(argument);
  return otherIds ? { entryIds, otherIds, ...rest } : { entryIds: [], otherIds: entryIds, ...rest };
}

function joinUpTo(ids: readonly string[], maxLength: number): string {
  return ids.reduce((list, id) => {
    const extended = list === '' ? id : `${list},${id}`;
    return extended.length <= maxLength ? extended : list;
  }, '');
}

function splitIds(ids: string): string[] {
  return ids.split(',').filter((id) => id !== '');
}

/** A page of a list. `filter` limits the list, such as to a topic; '' means all. */
export type PageTarget = {
  readonly page: number;
  readonly filter?: string;
  /** Undefined where the list is not about an incident, and under lists of earlier versions. */
  readonly incidentId?: string | undefined;
};

/** "page,filter@incident" */
export function formatPageArgument({ page, filter = '', incidentId }: PageTarget): string {
  return `${page},${filter}${incidentId === undefined ? '' : `@${incidentId}`}`;
}

/** The page is 1 if the argument contains none. */
export function parsePageArgument(argument: string): PageTarget & { readonly filter: string } {
  const [list = '', incidentId] = argument.split('@');
  const [page = '', filter = ''] = list.split(',');
  return { page: parsePage(page), filter, incidentId };
}

/** A group of unanswered questions, and the page of the list to return to. */
export type GapTarget = { readonly gapId: number; readonly page: number };

/** "gap,page" */
export function formatGapArgument({ gapId, page }: GapTarget): string {
  return `${gapId},${page}`;
}

/** The gap is -1, which does not exist, if the argument contains none. */
export function parseGapArgument(argument: string): GapTarget {
  const [gapText = '', page = ''] = argument.split(',');
  const gapId = Number(gapText || Number.NaN);
  return { gapId: Number.isSafeInteger(gapId) ? gapId : -1, page: parsePage(page) };
}

function parsePage(text: string): number {
  const page = Number.parseInt(text, 10);
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}
