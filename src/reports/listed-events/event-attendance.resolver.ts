import { type OnModuleInit } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import { EventColumns, type EventRow, isStaffOf } from '../../events/index.js';
import { type OrganisationRow, PeopleLoaders, type StateRow } from '../../people/index.js';
import { byKey, type CallContext, perCall } from '../../platform/index.js';
import type { EventAttendanceArgs } from '../../schema-types.js';
import { thoseInOrderOfNames } from '../activity-report/lines-by-name.resolver.js';
import { EventAttendanceQueries, type EventAttendanceRow } from './event-attendance.queries.js';

interface AskedAttendance {
  id: string;
  states: string[] | null;
}

@Resolver('Event')
export class AttendanceOfEventResolver implements OnModuleInit {
  /** One statement for all events of which the same states are asked. */
  private readonly attendance = perCall<AskedAttendance, EventAttendanceRow | null>(
    async (asked) => {
      const found = new Map<AskedAttendance, EventAttendanceRow>();
      for (const alike of Map.groupBy(asked, ({ states }) => JSON.stringify(states)).values()) {
        const ids = [...new Set(alike.map(({ id }) => id))];
        const rows = byKey(await this.queries.ofEvents(ids, alike[0]!.states), ({ eventId }) => eventId);
        for (const one of alike) {
          const row = rows.get(one.id);
          if (row) found.set(one, row);
        }
      }
      return found;
    },
    () => null,
  );

  constructor(
    private readonly queries: EventAttendanceQueries,
    private readonly columns: EventColumns,
  ) {}

  onModuleInit(): void {
    this.columns.dependsOn('attendance', ['networkIds', 'programmeId']);
  }

  @ResolveField('attendance')
  async attendanceOf(
    event: EventRow,
    { states }: EventAttendanceArgs,
    context: CallContext,
  ): Promise<EventAttendanceRow | null> {
    if (!isStaffOf(viewerOf(context), event)) return null;
    const attended = await this.attendance(context).load({ id: event.id, states: states ?? null });
    return attended ?? { eventId: event.id, participants: 0, states: [], organisationIds: [] };
  }
}

@Resolver('EventAttendance')
export class EventAttendanceResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  async states({ states }: EventAttendanceRow, _: unknown, context: CallContext): Promise<StateRow[]> {
    return thoseInOrderOfNames(await this.people.state(context).findAll(states), viewerOf(context).locale);
  }

  @ResolveField()
  async organisations(
    { organisationIds }: EventAttendanceRow,
    _: unknown,
    context: CallContext,
  ): Promise<OrganisationRow[]> {
    const found = await this.people.organisation(context).loadMany(organisationIds);
    return thoseInOrderOfNames(found, viewerOf(context).locale);
  }
}
