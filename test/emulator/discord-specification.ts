import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { RestExchange } from '../../src/emulator/emulator.ts';
import { isRecord } from '../../src/emulator/json.ts';
import { withExactUnions } from './exact-unions.ts';

/** Checks requests and responses against Discord's own OpenAPI specification. */
export type Specification = {
  /**
   * What is wrong with an exchange; nothing if all is right. A request that was refused is not held to the
   * specification, its answer is.
   */
  check(exchange: RestExchange): string[];
};

/** Where the file is looked for: the environment's DISCORD_OPENAPI, or beside the project. */
export const SPECIFICATION_FILE = resolve(
  import.meta.dirname,
  '../..',
  process.env.DISCORD_OPENAPI ?? '../shared/discord-openapi.json',
);

/** The specification, or undefined where its file is not there. */
export function loadSpecification(file: string = SPECIFICATION_FILE): Specification | undefined {
  if (!existsSync(file)) return undefined;
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'), correctPermissions);
  const validatorAt = openValidators(withExactUnions(document, document));
  const operations = readOperations(document);

  function problemsAt(pointer: string | undefined, value: unknown, where: string): string[] {
    // An answer without a body has no schema either.
    if (!pointer) return [];
    const validate = validatorAt(pointer);
    return validate(value) ? [] : described(validate.errors ?? []).map((words) => `${where}${words}`);
  }

  return {
    check({ method, path, status, requestBody, responseBody }) {
      const operation = findOperation(operations, method, path);
      if (!operation) return status === 404 ? [] : [`${method} ${path} is not in the specification.`];
      const where = `${method} ${operation.path}`;
      const request = requestBody === undefined || status >= 400 ? undefined : operation.request;
      const response = operation.responses[status] ?? operation.responses[`${Math.floor(status / 100)}XX`];
      if (response === undefined && status < 500) return [`${where} does not answer ${status}.`];
      return [
        ...problemsAt(request, requestBody, `${where} request `),
        ...problemsAt(response, responseBody, `${where} ${status} `),
      ];
    },
  };
}

/** The one known fault of the file: Discord documents permissions as a string, and takes and sends them as one. */
function correctPermissions(name: string, value: unknown): unknown {
  return name === 'default_member_permissions' ? { type: ['string', 'integer', 'null'] } : value;
}

/** Compiles schemas when they are first asked for: all of them together take a second. */
function openValidators(document: unknown): (pointer: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const format of ['snowflake', 'nonce', 'int32', 'int64', 'double']) ajv.addFormat(format, true);
  if (isRecord(document)) ajv.addSchema(document, 'discord');
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `discord#${pointer}` });
    compiled.set(pointer, validate);
    return validate;
  };
}

type Operation = {
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  /** JSON pointers to schemas; an answer without a body has ''. */
  readonly request: string | undefined;
  readonly responses: Readonly<Record<string, string>>;
};

function findOperation(operations: readonly Operation[], method: string, path: string): Operation | undefined {
  return operations.find((one) => one.method === method.toLowerCase() && one.pattern.test(path));
}

/** Operations with literal paths first, so that `@original` is not taken for the id of a message. */
function readOperations(document: unknown): Operation[] {
  const paths = Object.entries(child(document, 'paths'));
  const operations = paths.flatMap(([path, methods]) =>
    Object.entries(isRecord(methods) ? methods : {}).map(([method, operation]) => {
      const pointer = `/paths/${pointerPart(path)}/${method}`;
      return { method, path, pattern: patternOf(path), ...schemasOf(operation, document, pointer) };
    }),
  );
  return operations.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length);
}

function schemasOf(operation: unknown, document: unknown, pointer: string): Pick<Operation, 'request' | 'responses'> {
  const hasRequest = 'application/json' in child(child(operation, 'requestBody'), 'content');
  const responses = Object.entries(child(operation, 'responses')).map(([status, response]) => {
    const shared = isRecord(response) && typeof response.$ref === 'string' ? response.$ref.slice(1) : undefined;
    const target = shared ? shared.split('/').slice(1).reduce(child, document) : response;
    const at = shared ?? `${pointer}/responses/${status}`;
    const hasBody = 'application/json' in child(target, 'content');
    return [status, hasBody ? `${at}/content/application~1json/schema` : ''];
  });
  const request = hasRequest ? `${pointer}/requestBody/content/application~1json/schema` : undefined;
  return { request, responses: Object.fromEntries(responses) };
}

function child(value: unknown, name: string): Readonly<Record<string, unknown>> {
  const inner = isRecord(value) ? value[name] : undefined;
  return isRecord(inner) ? inner : {};
}

function pointerPart(path: string): string {
  return encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

/** The words for each fault once, without those that only say that a part of a union does not fit. */
function described(errors: readonly ErrorObject[]): string[] {
  const exact = errors.filter(({ keyword }) => !['if', 'oneOf', 'anyOf'].includes(keyword));
  const words = (exact.length > 0 ? exact : errors).map(
    ({ instancePath, message, params }) => `${instancePath || 'body'} ${message} ${JSON.stringify(params)}`,
  );
  return [...new Set(words)];
}
