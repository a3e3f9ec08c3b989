import { Injectable } from '@nestjs/common';
import { type Message, Problems, type Reader, sql } from '../../platform/index.js';
import type { RepresentationInput } from '../../schema-types.js';
import { checkReferences } from './references.queries.js';

/** For whom somebody speaks, as networks, registrations and agendas keep it. */
export interface RepresentationRow {
  /** A state's code. */
  state: string | null;
  organisationId: string | null;
  /** True exactly when there is neither. */
  personalCapacity: boolean;
}

/** Finds out for whom people speak. */
@Injectable()
export class Representations {
  /**
   * As given, else by the confirmed post held on that day, else by the current post, else in a personal capacity.
   * @throws Problem BAD_INPUT for an unknown state or organisation, or a personal capacity that is none, within `field`
   */
  async resolve(
    reader: Reader,
    input: RepresentationInput | null | undefined,
    memberId: string,
    day: string,
    field: string,
  ): Promise<RepresentationRow> {
    return (
      (await this.given(reader, input, field)) ??
      (await this.held(reader, [memberId], day)).get(memberId) ??
      representing(null, null)
    );
  }

  /** As the input says; null where it says nothing. @throws Problem BAD_INPUT as `resolve` does */
  async given(
    reader: Reader,
    input: RepresentationInput | null | undefined,
    field: string,
  ): Promise<RepresentationRow | null> {
    const problems = new Problems();
    const [given] = await this.givenEach(reader, [{ input, field }], problems);
    problems.throwIfAny();
    return given!;
  }

  /** The same for many at once, with one statement; what does not fit is added to `problems`. */
  async givenEach(
    reader: Reader,
    asked: readonly { input: RepresentationInput | null | undefined; field: string }[],
    problems: Problems,
  ): Promise<(RepresentationRow | null)[]> {
    for (const { input, field } of asked) {
      if (input?.personalCapacity && (input.state || input.organisation))
        problems.add(`${field}.personalCapacity`, notPersonal);
    }
    await checkReferences(
      reader,
      asked.map(({ input, field }) => ({ ...input, field })),
      problems,
    );
    return asked.map(({ input }) => {
      const { state = null, organisation = null, personalCapacity = false } = input ?? {};
      return state || organisation || personalCapacity ? representing(state, organisation) : null;
    });
  }

  /** For whom somebody speaks by any of the confirmed posts held on a day. */
  async byPosts(reader: Reader, memberId: string, day: string): Promise<RepresentationRow[]> {
    const posts = await reader.rows<Omit<RepresentationRow, 'personalCapacity'>>(
      sql`SELECT state, organisation_id AS "organisationId" FROM post
        WHERE member_id = ${memberId} AND confirmed
          AND coalesce(from_day <= ${day}::date, true) AND coalesce(to_day >= ${day}::date, true)`,
    );
    return posts.map(({ state, organisationId }) => representing(state, organisationId));
  }

  /** By the confirmed post that each held on that day, else by the current one, else in a personal capacity. */
  async held(reader: Reader, memberIds: readonly string[], day: string): Promise<Map<string, RepresentationRow>> {
    const rows = await reader.rows<{ memberId: string; state: string | null; organisationId: string | null }>(
      sql`SELECT asked.id AS "memberId",
        CASE WHEN then_held.id IS NULL THEN now_held.state ELSE then_held.state END AS state,
        CASE WHEN then_held.id IS NULL THEN now_held.organisation_id ELSE then_held.organisation_id END
          AS "organisationId"
      FROM unnest(${memberIds}::uuid[]) AS asked (id)
      LEFT JOIN LATERAL confirmed_post_on(asked.id, ${day}::date) then_held ON true
      LEFT JOIN LATERAL confirmed_post_on(asked.id, current_date) now_held ON true`,
    );
    return new Map(rows.map(({ memberId, state, organisationId }) => [memberId, representing(state, organisationId)]));
  }
}

const notPersonal: Message = {
  en: 'Who speaks for a state or an organisation does not speak in a personal capacity.',
  ru: 'Тот, кто представляет государство или организацию, не выступает в личном качестве.',
};

/** A personal capacity is what is left where there is neither. */
export const representing = (state: string | null, organisationId: string | null): RepresentationRow => ({
  state,
  organisationId,
  personalCapacity: state === null && organisationId === null,
});
