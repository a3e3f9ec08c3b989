import { graphql } from '../../../src/platform/index.js';
import type { World } from '../harness/world.js';
import { issued } from './certificates.js';
import { cancelEvent, closeEvent, type EventInput, hybrid, publishedEvent } from './events.js';
import { upload } from './files.js';
import { frozen } from './frozen-reports.js';
import { newIndicator, recordIndicatorValue } from './indicators.js';
import { addedMaterial } from './materials.js';
import { decideMembership, joinNetwork, leaveNetwork } from './network-life.js';
import { newNetwork } from './networks.js';
import { createOutcome, done, outcomeInput, publishedDraft, setFollowUp, updateOutcome } from './outcomes.js';
import { manyMembers, newOrganisation, updateMember } from './people.js';
import { newProgramme } from './programmes.js';
import { attend, inviteStates, nominateForEvent, type RegisterInput, registerFor } from './registrations.js';
import { grantRole, granted } from './roles.js';
import { english } from './texts.js';

/** Whom things are about, and who stands otherwise to them. */
export interface Standing {
  /** GE's expert2, whose profile, registrations and membership they are. */
  self: string;
  /** Another participant of the same events. */
  participant: string;
  /** Somebody who holds roles that came from others. */
  deputy: string;
}

/** Somebody else who came. */
type Guest = Pick<RegisterInput, 'representing'> & { member: string };

/** How one thing of a type is asked for: what is around its fields, and where it is in the answer. */
export interface Sample {
  query: (fields: string) => string;
  in: (data: Record<string, unknown>) => unknown;
}

/** Some of each type, among which each detail is said once, as open as such a thing can be. */
export type Samples = Record<string, readonly Sample[]>;

const node = (type: string, id: string): Sample => ({
  query: (fields) => `{ node(id: "${id}") { ... on ${type} { ${fields} } } }`,
  in: ({ node: found }) => found,
});

type Change = Record<string, unknown> & { figure: string };

/** Of the changes of a report that of a figure which nobody is kept from, in the total or in a row of this kind. */
const changeOf = (row: string, changes: readonly Change[]): Change | undefined =>
  changes.find(
    (one) => ['events', 'states', 'outcomes'].includes(one.figure) && (row === 'total' || one[row] !== null),
  );

const updateProfile = graphql('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }');
const updateNetwork = graphql(
  'mutation ($id: ID!, $input: UpdateNetworkInput!) { updateNetwork(id: $id, input: $input) { id } }',
);
const setActionStatus = graphql(`
  mutation { setActionStatus(action: "VI.6", year: 2025, status: DELIVERED, note: "As agreed") { id } }
`);
const declineForState = graphql(`
  mutation ($event: ID!) { declineForState(event: $event, state: "GE", reason: "Nobody is free") { id } }
`);
const reissueCertificate = graphql(
  'mutation ($code: String!) { reissueCertificate(code: $code, reason: "The name was wrong") { code } }',
);
const createAccessToken = graphql('mutation { createAccessToken(name: "Script") { accessToken { id } } }');

const saveNarrative = graphql('mutation ($input: NarrativeInput!) { saveNarrative(input: $input) { writtenAt } }');
/** Two years after two of the plan's. */
const reported = { from: '2025-01-01', to: '2026-12-31' };

/** Everything happens to the one person of `self` and to the one network, the asylum pool. */
export class SampleMaker {
  constructor(
    private readonly world: World,
    private readonly standing: Standing,
  ) {}

  async make(): Promise<Samples> {
    const { world } = this;
    const { self } = this.standing;
    const parent = await newOrganisation(world, 'Ministry');
    const organisation = await newOrganisation(world, 'Office', { shortName: 'O', state: 'GE', parent });
    await this.profile(organisation);
    await manyMembers(world, 5, 'GE');
    const memberships = await this.memberships();
    const { id: programme } = await newProgramme(world, 'programme', {
      summary: english('To learn'),
      leadStates: ['GE'],
      actions: ['VI.6'],
      startsOn: '2025-01-01',
      endsOn: '2032-12-31',
    });
    await granted(world, { role: 'ORGANISER', programme, member: this.standing.deputy });
    await world.as('secretariat').ask(setActionStatus);

    const staying = await this.guest(organisation);
    const leaving = await this.guest(parent);
    const held = await this.heldEvent({ confidentiality: 'OPEN', participantList: 'PUBLIC' }, [staying, leaving]);
    const certificates = [await this.heldEvent({ confidentiality: 'CLOSED' }), held];
    const event = await this.comingEvent(programme, organisation);
    const stateInvitations = await this.stateInvitations();
    const registrations = await this.rows(
      'SELECT id FROM registration WHERE member_id = $1 ORDER BY event_id = $2 DESC, status',
      [self, held],
    );
    const materials = await this.materials(event);
    const report = await frozen(world, 2025);
    const { outcomes, indicator } = await this.outcomes(held, organisation, materials.at(-1)!);
    const unwell = [leaving.member, this.standing.participant];
    await attend(
      world,
      held,
      unwell.map((member) => ({ member, attendance: 'NO_SHOW' })),
    );
    // Of a programme and with a partner, since the report was frozen.
    await publishedEvent(world, {
      ...{ startsAt: '2025-05-04T09:00', endsAt: '2025-05-04T16:00', confidentiality: 'OPEN' },
      ...{ actions: ['VI.6'], programme, partners: [organisation] },
    });
    const { id: cancelled } = await publishedEvent(world, { confidentiality: 'OPEN' });
    await world.as('organiser').ask(cancelEvent, { id: cancelled });
    await world.as('secretariat').ask(closeEvent, { id: held });
    await this.heldEvent({
      ...{ confidentiality: 'OPEN', programme, partners: [organisation] },
      languages: [{ language: 'en', interpreted: false }],
    });
    const written = { report: reported, text: english('A good year') };
    await world.as('secretariat').ask(saveNarrative, { input: written });
    const token = await world.as('expert2').ask(createAccessToken);
    // What nobody of these can do.
    await world.database.rows('UPDATE access_token SET last_used_at = now()');
    await world.database.rows('UPDATE state_invitation SET opened_at = now()');
    await world.database.rows(`UPDATE action SET official_text = '{"en": "As agreed"}'`);
    await world.database.rows(`UPDATE area SET official_title = '{"en": "As agreed"}'`);

    const nodes: Record<string, readonly string[]> = {
      AccessToken: [token.createAccessToken.accessToken.id],
      Action: await this.rows(`SELECT id FROM action WHERE code IN ('VI.6', 'I.4', 'I.4.b') ORDER BY code DESC`),
      ActionPlan: await this.rows('SELECT id FROM action_plan'),
      AgendaItem: [await this.silentItem(), ...(await this.agendaItems(event))],
      Area: await this.rows(`SELECT id FROM area WHERE code = 'VI'`),
      AuditEntry: await this.rows(`SELECT id FROM audit_entry WHERE action = 'updateNetwork'`),
      Event: [event, held, cancelled],
      Evidence: await this.rows('SELECT id FROM evidence WHERE outcome_id = $1 ORDER BY material_id NULLS FIRST', [
        outcomes[0],
      ]),
      FollowUp: await this.rows('SELECT id FROM follow_up WHERE outcome_id = $1 ORDER BY id', [outcomes[0]]),
      FrozenReport: [report],
      Indicator: [indicator],
      Material: materials,
      Member: [self],
      Membership: memberships,
      Network: [world.networks.asylum],
      Organisation: [organisation],
      Outcome: outcomes,
      Post: await this.rows('SELECT id FROM post WHERE member_id = $1 ORDER BY to_day DESC NULLS FIRST', [self]),
      Programme: [programme],
      Registration: registrations,
      RoleGrant: await this.roles(organisation, event, programme),
      // One of few people, the one that all is about, and one with a footnote.
      State: await this.rows(`SELECT id FROM state WHERE code IN ('SI', 'GE', 'XK') ORDER BY code <> 'SI', code`),
      StateInvitation: stateInvitations,
    };
    return {
      ...Object.fromEntries(Object.entries(nodes).map(([type, ids]) => [type, ids.map((id) => node(type, id))])),
      ActionYear: [
        {
          query: (fields) => `{ action(code: "VI.6") { years { ${fields} } } }`,
          in: ({ action }) => (action as { years: { year: number }[] }).years.find(({ year }) => year === 2025),
        },
      ],
      ActivityReport: [
        {
          query: (fields) =>
            `{ activityReport(input: { from: "${reported.from}", to: "${reported.to}" }) { ${fields} } }`,
          in: ({ activityReport }) => activityReport,
        },
      ],
      Certificate: await this.certificates(certificates),
      FigureChange: [
        'total',
        'action',
        'area',
        'year',
        'state',
        'organisation',
        'network',
        'month',
        'partner',
        'programme',
      ].map((of) => ({
        query: (fields) => `{ frozenReport(id: "${report}") { changesSince { ${fields} } } }`,
        in: ({ frozenReport }) => changeOf(of, (frozenReport as { changesSince: Change[] } | null)?.changesSince ?? []),
      })),
      FigureSources: [
        {
          query: (fields) =>
            `{ figureSources(input: { report: { from: "2025-01-01", to: "2031-12-31" } }) { ${fields} } }`,
          in: ({ figureSources }) => figureSources,
        },
      ],
      StateCoverage: [
        {
          query: (fields) => `{ network(id: "${this.world.networks.asylum}") { coverage { ${fields} } } }`,
          in: ({ network }) =>
            (network as { coverage: { covered: boolean }[] }).coverage.find(({ covered }) => covered),
        },
      ],
    };
  }

  private async rows(text: string, values: unknown[] = []): Promise<string[]> {
    return (await this.world.database.rows<{ id: string }>(text, values)).map(({ id }) => id);
  }

  private async profile(organisation: string): Promise<void> {
    const { self } = this.standing;
    await this.world.as('secretariat').ask(updateMember, {
      id: self,
      input: {
        posts: [
          { title: 'Adviser', state: 'GE', organisation, from: '2020-01-01' },
          { title: 'Clerk', state: 'GE', from: '2010-01-01', to: '2019-12-31' },
        ],
        confirmed: true,
      },
    });
    // All but the name is seen by whom it is seen until its owner says otherwise.
    await this.world.as('expert2').ask(updateProfile, {
      input: {
        latinName: 'Giorgi Lomidze',
        phone: '+995 32 2000000',
        gender: 'MAN',
        keywords: ['asylum'],
        languages: [{ language: 'ka', level: 'NATIVE' }],
        expertise: ['VI.6'],
        biography: english('Knows asylum'),
        availableUntil: '2033-01-01',
        visibility: [{ field: 'NAME', visibility: 'PUBLIC' }],
      },
    });
  }

  /** One that holds, and one that has ended. */
  private async memberships(): Promise<string[]> {
    const { world } = this;
    const network = world.networks.asylum;
    await world.as('secretariat').ask(updateNetwork, { id: network, input: { mandate: english('To meet') } });
    await addedMaterial(world, network, { audience: 'MEMBERS' });
    const left = await newNetwork(world, 'left');
    const memberships: string[] = [];
    for (const joined of [network, left]) {
      const { done: asked } = await world.as('expert2').ask(joinNetwork, { network: joined, motivation: 'To learn' });
      const decided = { id: asked.id, reason: 'Fits' };
      await world.as('contactPoint').ask(decideMembership, { ...decided, decision: 'ENDORSE' });
      await world
        .as(joined === left ? 'secretariat' : 'organiser')
        .ask(decideMembership, { ...decided, decision: 'ACCEPT', expiresOn: '2027-01-01' });
      memberships.push(asked.id);
    }
    await world.as('expert2').ask(leaveNetwork, { network: left });
    return memberships;
  }

  /** Somebody who represents an organisation. */
  private async guest(organisation: string): Promise<Guest> {
    const [member] = await manyMembers(this.world, 1, 'GE');
    return { member: member!, representing: { organisation } };
  }

  /** One that is over, at which both were, with a certificate and what was said of it. */
  private async heldEvent(changes: Partial<EventInput>, guests: readonly Guest[] = []): Promise<string> {
    const { self, participant } = this.standing;
    const { id } = await publishedEvent(this.world, {
      ...hybrid,
      ...{ startsAt: '2025-03-04T09:00', endsAt: '2025-03-04T16:00', certificateFromShare: 0.8 },
      ...changes,
    });
    const came = [{ member: self }, { member: participant }, ...guests];
    for (const { member, ...details } of came)
      await registerFor(this.world, id, member, { mode: 'ONLINE', consents: ['PARTICIPANT_LIST'], ...details });
    await attend(
      this.world,
      id,
      came.map(({ member }) => ({ member, attendance: 'ATTENDED', mode: 'ONLINE' })),
    );
    await issued(this.world, id);
    await this.world.database.rows(
      `INSERT INTO feedback (event_id, member_id, stage, satisfaction, knowledge_before, knowledge_after, comment)
       SELECT $1, id, 'AFTER_EVENT', 4, 2, 4, 'Well done' FROM member LIMIT 6`,
      [id],
    );
    return id;
  }

  /** One to come, of which everything is said, with both and somebody who waits. */
  private async comingEvent(programme: string, partner: string): Promise<string> {
    const { self, participant } = this.standing;
    const { id } = await publishedEvent(this.world, {
      ...hybrid,
      ...this.open,
      startsAt: '2031-05-20T10:00',
      endsAt: '2031-05-20T17:00',
      summary: english('About it'),
      joinUrl: 'https://meet.example/secret',
      learningHours: 3,
      certificateFromShare: 0.8,
      answerHours: 72,
      offerHours: 24,
      languages: [{ language: 'en' }, { language: 'ru', interpreted: true }],
      hostStates: ['GE'],
      partners: [partner],
      programme,
      registrationOpensAt: '2020-01-01T00:00',
      registrationClosesAt: '2031-05-01T00:00',
      nominationClosesAt: '2031-04-15T00:00',
      seatsPerState: 1000,
      seatsReleasedAt: '2031-05-10T00:00',
      seats: [
        { mode: 'ONLINE', capacity: 5 },
        { mode: 'IN_PERSON', capacity: 2 },
      ],
      agenda: [
        {
          startsAt: '2031-05-20T10:00',
          endsAt: '2031-05-20T11:00',
          title: english('Talk'),
          room: '2',
          languages: [{ language: 'en' }],
          speakers: [{ member: self }, { name: 'A guest' }],
        },
        {
          startsAt: '2031-05-20T11:00',
          endsAt: '2031-05-20T12:00',
          title: english('Among ourselves'),
          confidentiality: 'CLOSED',
        },
      ],
    });
    await registerFor(this.world, id, participant, { mode: 'IN_PERSON', consents: ['PARTICIPANT_LIST'] });
    await registerFor(this.world, id, self, { mode: 'ONLINE', consents: ['PARTICIPANT_LIST'] });
    await this.world.as('organiser').ask(inviteStates, {
      event: id,
      invitations: [{ state: 'GE', seats: 1, onlineSeats: 1 }],
    });
    // Somebody else is in the room, for whose seat this one waits.
    const full = await publishedEvent(this.world, { ...this.open, seats: [{ mode: 'ONLINE', capacity: 1 }] });
    for (const member of [participant, self]) await registerFor(this.world, full.id, member);
    return id;
  }

  private readonly open = { confidentiality: 'OPEN', participantList: 'PUBLIC' } satisfies Partial<EventInput>;

  /** One that was answered by a nomination, of `self`, and one that was declined. */
  private async stateInvitations(): Promise<string[]> {
    const contactPoint = this.world.as('contactPoint');
    const invitations: string[] = [];
    for (const isDeclined of [false, true]) {
      const { id: event } = await publishedEvent(this.world, { ...this.open, ...hybrid, answerHours: 72 });
      const { inviteStates: made } = await this.world.as('organiser').ask(inviteStates, {
        event,
        invitations: [
          { state: 'GE', seats: 2, onlineSeats: 1, fundedSeats: 1, nominationClosesAt: '2031-05-01T00:00' },
        ],
      });
      invitations.push(made[0]!.id);
      if (isDeclined) await contactPoint.ask(declineForState, { event });
      else
        await contactPoint.ask(nominateForEvent, {
          event,
          members: [this.standing.self],
          state: 'GE',
          mode: 'IN_PERSON',
        });
    }
    return invitations;
  }

  private agendaItems(event: string): Promise<string[]> {
    return this.rows('SELECT id FROM agenda_item WHERE event_id = $1 ORDER BY starts_at', [event]);
  }

  /** One of an event under the Chatham House Rule, at which both are. */
  private async silentItem(): Promise<string> {
    const { self, participant } = this.standing;
    const talk = { startsAt: '2031-05-20T10:00', endsAt: '2031-05-20T11:00', title: english('Talk') };
    const { id } = await publishedEvent(this.world, {
      ...this.open,
      chathamHouseRule: true,
      agenda: [{ ...talk, speakers: [{ name: 'A guest' }] }],
    });
    for (const member of [self, participant]) await registerFor(this.world, id, member);
    return (await this.agendaItems(id))[0]!;
  }

  /** Of the coming event; the last is for its participants. */
  private async materials(event: string): Promise<string[]> {
    const [, amongOurselves] = await this.agendaItems(event);
    const file = await upload(this.world, 'organiser');
    const open = { audience: 'PUBLIC', language: 'en' } as const;
    const made = [
      await addedMaterial(this.world, event, { ...open, agendaItem: amongOurselves! }),
      await addedMaterial(this.world, event, { ...open, upload: file, availableFrom: '2020-01-01T00:00:00Z' }),
      await addedMaterial(this.world, event, { audience: 'PARTICIPANTS' }),
    ];
    return made.map(({ id }) => id);
  }

  /** One that is published, and one of which another version is written. */
  private async outcomes(
    event: string,
    organisation: string,
    material: string,
  ): Promise<{ outcomes: string[]; indicator: string }> {
    const { world } = this;
    const { id: indicator } = await newIndicator(world, 'I-1', {
      actions: ['VI.6'],
      baseline: 1,
      baselineYear: 2022,
      dataSource: 'Survey',
      targets: [{ year: 2025, value: 5 }],
    });
    await world.as('secretariat').ask(recordIndicatorValue, { indicator, year: 2024, value: 2, source: 'Survey' });
    const outcomes: string[] = [];
    for (const title of ['Study', 'Handbook']) {
      const { id } = await done(world, 'secretariat', createOutcome, {
        input: outcomeInput(title, {
          summary: english('What was learned'),
          events: [event],
          networks: [world.networks.asylum],
          states: ['GE'],
          evidence: [
            { title: 'Minutes', url: 'https://ministry.example/minutes', audience: 'ORGANISERS' },
            { title: 'Handbook', material, audience: 'PUBLIC' },
          ],
          contributions: [{ indicator, value: 3, note: 'Two trainings' }],
          followUps: [
            { title: english('Do it'), dueOn: '2026-01-01', ownerState: 'GE' },
            { title: english('Print it'), ownerOrganisation: organisation },
          ],
        }),
      });
      await addedMaterial(world, id, { audience: 'PUBLIC' }, 'secretariat');
      await publishedDraft(world, id);
      outcomes.push(id);
    }
    await done(world, 'organiser', updateOutcome, { id: outcomes[1]!, input: { summary: english('Anew') } });
    const followUps = await this.rows(
      `SELECT f.id FROM follow_up f JOIN follow_up_version v ON v.follow_up_id = f.id
       WHERE f.outcome_id = $1 AND v.owner_state = 'GE'`,
      [outcomes[0]],
    );
    await world.as('contactPoint').ask(setFollowUp, { id: followUps[0]!, status: 'DONE', note: 'It is done' });
    return { outcomes, indicator };
  }

  /** A contact point's deputy, and one role for each kind of thing. */
  private async roles(organisation: string, event: string, programme: string): Promise<string[]> {
    const member = this.standing.deputy;
    const deputy = await this.world
      .as('contactPoint')
      .ask(grantRole, { input: { role: 'CONTACT_POINT', state: 'GE', member } });
    const others = [];
    for (const scope of [{ event }, { programme }, { network: this.world.networks.asylum }])
      others.push(await granted(this.world, { role: 'ORGANISER', member, ...scope }));
    return [
      deputy.grantRole.id,
      ...others,
      await granted(this.world, { role: 'OBSERVER', organisation, member, to: '2999-12-31' }),
    ];
  }

  /** Of an event that is closed, of which whoever has the code is told nothing else, and one that was made anew. */
  private async certificates(events: readonly string[]): Promise<Sample[]> {
    const codes = await this.world.database.rows<{ code: string }>(
      `SELECT c.code FROM certificate c JOIN registration r ON r.id = c.registration_id
       WHERE r.member_id = $1 ORDER BY array_position($2::uuid[], r.event_id)`,
      [this.standing.self, events],
    );
    await this.world.as('secretariat').ask(reissueCertificate, { code: codes.at(-1)!.code });
    return codes.map(({ code }) => ({
      query: (fields) => `{ certificate(code: "${code}") { ${fields} } }`,
      in: ({ certificate }) => certificate,
    }));
  }
}
