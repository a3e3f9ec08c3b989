import { dayNamed, dayText } from './calendar.js';
import type { Ground } from './ground.js';
import { type GeneratedPerson, textsOf } from './people.js';
import { Random } from './random.js';
import { networks } from './words.js';

const enough = 12;
/** Other choices do not depend on whether networks are founded. */
const ownSeed = 2;
const newYear2023 = dayNamed('2023-01-01');

/** Founds a dozen networks where there are fewer, and lets people into those there are. */
export class GeneratedNetworks {
  private readonly own = new Set<string>();
  /** "network state" of those that have their lead. */
  private readonly led = new Set<string>();

  constructor(private readonly ground: Ground) {}

  found(): void {
    const { load, actions, networkIds } = this.ground;
    if (networkIds.length >= enough) return;
    const random = new Random(ownSeed);
    for (const [slug, kind, name] of networks) {
      const id = random.id();
      const created_at = new Date('2022-11-01T10:00:00Z');
      load.add('network', { id, slug: `${slug}-large`, kind, name: textsOf(name), mandate: {}, created_at });
      for (const [index, action] of random.some(actions, 3).entries()) {
        load.add('network_action', { network_id: id, action_id: action.id, position: index + 1 });
      }
      this.own.add(id);
      networkIds.push(id);
    }
  }

  /** Most people belong to a network, some to several, for whom they represent now. */
  admit(person: GeneratedPerson): void {
    const { random, networkIds } = this.ground;
    const count = random.pick([0, 0, 0, 0, 1, 1, 1, 2, 2, 3]);
    for (const networkId of random.some(networkIds, count)) this.addMembership(person, networkId);
  }

  private addMembership(person: GeneratedPerson, networkId: string): void {
    const { random, load, today } = this.ground;
    const { state, organisationId } = person.posts.at(-1)!;
    const status = random.weighted({
      ACTIVE: 84,
      DORMANT: 5,
      ENDED: 7,
      APPLIED: state === null ? 0 : 3,
      NOMINATED: state === null ? 0 : 1,
    });
    const from = random.between(newYear2023, today);
    const hasBegun = status === 'ACTIVE' || status === 'DORMANT' || status === 'ENDED';
    const until = status === 'DORMANT' || status === 'ENDED' ? dayText(random.between(from, today)) : null;
    const endorsedUntil = until ?? dayText(today + random.between(1, 365));
    const id = random.id();
    const at = new Date(from * 86_400_000);
    load.add('membership', {
      id,
      network_id: networkId,
      member_id: person.id,
      role: this.roleFor(networkId, state, status),
      status,
      state,
      organisation_id: organisationId,
      active_from: hasBegun ? dayText(from) : null,
      active_to: until,
      expires_on: state !== null && hasBegun ? endorsedUntil : null,
      created_at: at,
    });
    load.add('membership_change', { id: random.id(), membership_id: id, at, to_status: status });
  }

  /** A network has one lead a state; those that were there before keep theirs. */
  private roleFor(networkId: string, state: string | null, status: string): string {
    const { random } = this.ground;
    const coordinates = random.chance(0.01);
    if (status !== 'ACTIVE') return 'MEMBER';
    if (coordinates) return 'COORDINATOR';
    const key = `${networkId} ${state}`;
    if (!this.own.has(networkId) || state === null || this.led.has(key)) return 'MEMBER';
    this.led.add(key);
    return 'LEAD';
  }
}
