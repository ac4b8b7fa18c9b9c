import type { Actor } from '#access';
import type { Cut } from '#platform/read-store';

/** One thing per actor and cut of a request, such as a loader; it dies with the cut object, so no cache leaks to another. */
export function perCut<Thing>(make: (actor: Actor, cut: Cut) => Thing): (actor: Actor, cut: Cut) => Thing {
  const made = new WeakMap<Cut, Map<string, Thing>>();
  return (actor, cut) => {
    const ofCut = made.get(cut) ?? new Map<string, Thing>();
    made.set(cut, ofCut);
    const key = `${actor.person} ${actor.organisation} ${actor.role}`;
    const known = ofCut.get(key) ?? make(actor, cut);
    ofCut.set(key, known);
    return known;
  };
}
