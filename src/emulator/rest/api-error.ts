/** A problem in a request body. */
export type ValidationProblem = { readonly path: readonly string[]; readonly code: string; readonly message: string };

/** The body of an error response. `errors` has the nesting of the request body, with lists named `_errors`. */
export type ErrorBody = { readonly message: string; readonly code: number; readonly errors?: ProblemTree };
type ProblemTree = { readonly [key: string]: ProblemTree | readonly { code: string; message: string }[] };

/**
 * A rejected request: HTTP status and response body. Codes and messages:
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, code: number, message: string, errors?: ProblemTree) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.body = errors ? { message, code, errors } : { message, code };
  }
}

export const apiErrors = {
  badRequest: () => new ApiError(400, 0, '400: Bad Request'),
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  methodNotAllowed: () => new ApiError(405, 0, '405: Method Not Allowed'),
  unknownApplication: () => new ApiError(404, 10002, 'Unknown Application'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new ApiError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10063, 'Unknown application command'),
  tooManyAttachments: (max: number) =>
    new ApiError(400, 30015, `Maximum number of attachments in a message reached (${max})`),
  tooManyCommands: (max: number) =>
    new ApiError(400, 30032, `Maximum number of application commands reached (${max}).`),
  tooManyNewCommands: (max: number) =>
    new ApiError(400, 30034, `Max number of daily application command creates has been reached (${max})`),
  requestTooLarge: () => new ApiError(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  notTheAuthor: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  invalidWebhookToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  invalidRecipient: () => new ApiError(400, 50033, 'Invalid Recipient(s)'),
  invalidJson: () => new ApiError(400, 50109, 'The request body contains invalid JSON.'),
};

/** Error 50035 with a tree of all problems. */
export function invalidFormBody(problems: readonly ValidationProblem[]): ApiError {
  return new ApiError(400, 50035, 'Invalid Form Body', buildProblemTree(problems));
}

/** Error 50035 with one problem; `path` is dotted, such as `data.flags`. */
export function invalidField(path: string, code: string, message: string): ApiError {
  return invalidFormBody([{ path: path.split('.'), code, message }]);
}

/** Runs a parser of part of the body, and nests the problems of its ApiError below `key`. */
export function withProblemsUnder<T>(key: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ApiError) || !error.body.errors) throw error;
    throw new ApiError(error.status, error.body.code, error.message, { [key]: error.body.errors });
  }
}

function buildProblemTree(problems: readonly ValidationProblem[]): ProblemTree {
  const ownProblems = problems.filter(({ path }) => path.length === 0).map(({ code, message }) => ({ code, message }));
  const problemsByKey = Map.groupBy(
    problems.filter(({ path }) => path.length > 0),
    ({ path }) => path[0] ?? '',
  );
  const children = [...problemsByKey].map(([key, inner]) => [
    key,
    buildProblemTree(inner.map((problem) => ({ ...problem, path: problem.path.slice(1) }))),
  ]);
  return { ...(ownProblems.length > 0 && { _errors: ownProblems }), ...Object.fromEntries(children) };
}
