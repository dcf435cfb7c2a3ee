import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Intent, incidentKinds, intentPackSchema, type PackName, toIntent } from './intent-pack.ts';

/** All intents by id. */
export type IntentBank = ReadonlyMap<string, Intent>;

const packNames: readonly PackName[] = ['common', ...incidentKinds];

let loaded: IntentBank | undefined;

/** The intents of the packs in knowledge/intents, read on first use. Throws if a pack is invalid. */
export function loadIntentBank(): IntentBank {
  loaded ??= new Map(packNames.flatMap(readPack).map((intent) => [intent.id, intent]));
  return loaded;
}

/** The intents that people may ask about an incident of these kinds. */
export function intentsOf(bank: IntentBank, kinds: readonly string[]): Intent[] {
  return [...bank.values()].filter(({ pack }) => pack === 'common' || kinds.includes(pack));
}

function packFile(pack: PackName): URL {
  return new URL(`../../../knowledge/intents/${pack}.yaml`, import.meta.url);
}

function readPack(pack: PackName): Intent[] {
  const { intents } = intentPackSchema.parse(parse(readFileSync(packFile(pack), 'utf8')));
  return intents.map((intent) => toIntent(intent, pack));
}
