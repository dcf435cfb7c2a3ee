import type { World } from '../world/world.ts';
import { makePerson, type Person, type PersonRole, rolesFor } from './person.ts';

const USUAL_NAMES: Readonly<Record<PersonRole, string>> = { member: 'Member', moderator: 'Moderator' };

/** The people of this world, who come when they are first asked for. */
export function openPeople(world: World): (role: PersonRole, name?: string, onlyIn?: string) => Person {
  const people = new Map<string, Person>();
  return (role, name = USUAL_NAMES[role], onlyIn) => {
    const known = people.get(name);
    if (known && known.role !== role) throw new Error(`${name} is a ${known.role} here and cannot be a ${role} too.`);
    if (known) return known;
    const user = world.addPerson(name, (server) => rolesFor(role, server), onlyIn);
    const person = makePerson(world, user, name, role);
    people.set(name, person);
    return person;
  };
}
