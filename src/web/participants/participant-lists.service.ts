import { Injectable, NotFoundException, UnauthorizedException } from '@nestjs/common';
import { isStaffOf } from '../../events/index.js';
import { isId, Problem, type VariablesOf } from '../../platform/index.js';
import { asAddressProblem } from '../frame/address-problem.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { everybodyConfirmed } from './participant-filter.js';
import {
  type EventOfList,
  inStateOrder,
  type Participant,
  type ParticipantList,
  participantsOperation,
} from './participant-list.js';

/** Lists of participants, for the page and its files. */
@Injectable()
export class ParticipantLists {
  constructor(private readonly pages: Pages) {}

  /**
   * The list of one event, however many pages the API makes of it; `key` is the event's id or slug.
   * @throws UnauthorizedException, NotFoundException where there is nothing that the visitor may see, AddressProblem
   * for conditions that do not fit
   */
  async of(visit: Visit, key: string, asked = everybodyConfirmed): Promise<ParticipantList> {
    const named = isId(key) ? { id: key } : { slug: key };
    const variables: VariablesOf<typeof participantsOperation> = { ...named, filter: asked.filter };
    const people: Participant[] = [];
    for (;;) {
      const { event, states } = await this.ask(visit, variables);
      if (!event) throw nothingFor(visit);
      const { nodes, pageInfo } = event.registrations;
      people.push(...nodes);
      if (pageInfo.hasNextPage) {
        variables.after = pageInfo.endCursor;
        continue;
      }
      const forStaff = isForStaff(visit, event);
      // Where nobody fits the conditions, whoever sees the list sees that.
      if (people.length === 0 && !forStaff && (asked.said.length === 0 || !(await this.isSeen(visit, variables))))
        throw nothingFor(visit);
      const codes = (states ?? []).map(({ code }) => code);
      const ordered = inStateOrder(people, codes, visit.language);
      const named = [...ordered.map(({ representing }) => representing.state), event.venue?.state];
      const tellsModes = people.some(({ mode }) => mode !== null);
      return { event, asked, forStaff, tellsModes, people: ordered, states: named.filter((state) => !!state) };
    }
  }

  private async ask(visit: Visit, variables: VariablesOf<typeof participantsOperation>) {
    try {
      return await this.pages.ask(visit, participantsOperation, variables);
    } catch (error) {
      throw error instanceof Problem ? asAddressProblem(error, 'filter') : error;
    }
  }

  /** Whether the visitor sees anybody in the whole list. */
  private async isSeen(visit: Visit, variables: VariablesOf<typeof participantsOperation>): Promise<boolean> {
    const { event } = await this.ask(visit, { ...variables, filter: everybodyConfirmed.filter, after: null });
    return (event?.registrations.nodes.length ?? 0) > 0;
  }

  /** The same for staff of the event only. */
  async forStaff(visit: Visit, key: string): Promise<ParticipantList> {
    const list = await this.of(visit, key);
    if (!list.forStaff) throw nothingFor(visit);
    return list;
  }
}

const isForStaff = ({ viewer }: Visit, { id, networks, programme }: EventOfList): boolean =>
  isStaffOf(viewer, { id, networkIds: networks.map((network) => network.id), programmeId: programme?.id ?? null });

/** Whoever is not signed in may yet see it; to all others it is not there. */
const nothingFor = ({ viewer }: Visit): UnauthorizedException | NotFoundException =>
  viewer.memberId === null ? new UnauthorizedException() : new NotFoundException();
