import { anonymous, grantInForce, type Viewer } from '../../access/index.js';
import { capacitiesOf, type ExpiryMailKind, type MembershipRow, seesAll } from '../../networks/index.js';
import { displayName, footnotesOf, namesSeenBy, type PersonNames, printedName } from '../../people/index.js';
import { oneLine, printedDate, type Reader, sql, textIn, type Texts } from '../../platform/index.js';
import { stateIn } from './event-facts.js';
import { mail, prose } from './mail.js';
import { NothingToTell } from './undeliverable.js';

/** A membership that is read of, as it stands when the mail is sent. */
interface ExpiringMembership extends Pick<MembershipRow, 'networkId' | 'memberId' | 'state'> {
  network: Texts;
  expiresOn: string;
  /** Null where the reader may not see them. */
  names: PersonNames | null;
  stateName: Texts | null;
  stateFootnote: Texts | null;
}

/** What a mail about memberships of one network tells, and as what its reader gets it. */
interface ExpiryFacts {
  memberships: readonly ExpiringMembership[];
  viewer: Viewer;
}

const english = {
  'memberships.expiring': {
    subject: (network: string): string => `Memberships end soon: ${network}`,
    ownSubject: (network: string): string => `Your membership ends soon: ${network}`,
    news: prose(
      'The endorsement of the following memberships runs out.',
      'Whoever is not renewed by the end of that day ceases to be an active member.',
    ),
    ownNews: prose(
      'The endorsement of your membership runs out.',
      'If it is not renewed by the end of that day, you cease to be an active member.',
    ),
  },
  'memberships.expired': {
    subject: (network: string): string => `Memberships rest: ${network}`,
    ownSubject: (network: string): string => `Your membership rests: ${network}`,
    news: prose(
      'The endorsement of the following memberships has run out, and they rest.',
      'They are active again as soon as they are renewed.',
    ),
    ownNews: prose(
      'The endorsement of your membership has run out, and it rests.',
      'You are an active member again as soon as it is renewed.',
    ),
  },
  renewedByNetwork: 'Who organises the network can renew it.',
  renewedByState: 'Who organises the network can renew it, as can the contact point of the state that you represent.',
  you: 'You',
  until: (day: string, state: string | null): string => `until ${day}${state === null ? '' : ` (${state})`}`,
  action: 'Open Colloquy',
  whyMember: 'You get this message because of your membership.',
  whyOrganiser: 'You get this message because you organise the network.',
};

const russian: typeof english = {
  'memberships.expiring': {
    subject: (network) => `Скоро истекает срок членства: ${network}`,
    ownSubject: (network) => `Скоро истекает срок вашего членства: ${network}`,
    news: prose(
      'Истекает срок поддержки, на которой основано членство следующих участников.',
      'Кому её не продлят до конца указанного дня, тот перестанет быть действующим участником.',
    ),
    ownNews: prose(
      'Истекает срок поддержки, на которой основано ваше членство.',
      'Если её не продлят до конца указанного дня, вы перестанете быть действующим участником.',
    ),
  },
  'memberships.expired': {
    subject: (network) => `Членство приостановлено: ${network}`,
    ownSubject: (network) => `Ваше членство приостановлено: ${network}`,
    news: prose(
      'Срок поддержки, на которой основано членство следующих участников, истёк, и оно приостановлено.',
      'Оно возобновится, как только поддержку продлят.',
    ),
    ownNews: prose(
      'Срок поддержки, на которой основано ваше членство, истёк, и оно приостановлено.',
      'Оно возобновится, как только поддержку продлят.',
    ),
  },
  renewedByNetwork: 'Продлить её может организатор сети.',
  renewedByState: 'Продлить её может организатор сети, а также контактное лицо государства, которое вы представляете.',
  you: 'Вы',
  until: (day, state) => `до ${day} включительно${state === null ? '' : ` (${state})`}`,
  action: 'Открыть Colloquy',
  whyMember: 'Вы получили это сообщение в связи с вашим членством.',
  whyOrganiser: 'Вы получили это сообщение как организатор сети.',
};

/** What people read when memberships that concern them run out, or have. */
export const membershipsMail = mail<ExpiryMailKind, ExpiryFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { kind, facts, recipientId }) {
    const viewer = await asViewer(reader, recipientId);
    // Which were renewed meanwhile, or moved to another day, is told by that or not at all.
    const isStillSo =
      kind === 'memberships.expired'
        ? sql`ms.status = 'DORMANT' AND ms.expires_on IS NOT NULL`
        : sql`ms.status = 'ACTIVE' AND EXISTS (SELECT FROM membership_reminder sent
            WHERE sent.membership_id = ms.id AND sent.expires_on = ms.expires_on)`;
    const rows = await reader.rows<ExpiringMembership>(
      sql`SELECT ms.network_id AS "networkId", ms.member_id AS "memberId", ms.state, ms.expires_on AS "expiresOn",
           n.name AS network, ${namesSeenBy(viewer)} AS names, s.name AS "stateName", s.footnote AS "stateFootnote"
         FROM membership ms JOIN network n ON n.id = ms.network_id
         JOIN member m ON m.id = ms.member_id AND m.erased_at IS NULL LEFT JOIN state s ON s.code = ms.state
         WHERE ms.id = ANY (${facts.memberships}) AND ${isStillSo} ORDER BY ms.expires_on, m.family_name, ms.id`,
    );
    const memberships = rows.filter((row) => seesAll(viewer, row));
    if (memberships.length === 0) throw new NothingToTell('none of them is so any more');
    return { memberships, viewer };
  },

  body({ memberships, viewer }, { kind, language, say, publicUrl }) {
    const network = oneLine(textIn(memberships[0]!.network, language) ?? '');
    const isOwn = ({ memberId }: ExpiringMembership): boolean => memberId === viewer.memberId;
    const own = memberships.every(isOwn) ? memberships[0] : undefined;
    const lines = memberships.map((membership) => {
      const { expiresOn, names, stateName, stateFootnote } = membership;
      const state = stateName && stateIn(stateName, stateFootnote, language);
      const label = isOwn(membership) ? say.you : oneLine(displayName(names, false, language));
      return { state, label, value: say.until(printedDate(expiresOn, language), state && printedName(state)) };
    });
    const capacities = new Set(memberships.flatMap((membership) => capacitiesOf(viewer, membership)));
    return {
      subject: own ? say[kind].ownSubject(network) : say[kind].subject(network),
      news: own
        ? [say[kind].ownNews, own.state === null ? say.renewedByNetwork : say.renewedByState]
        : [say[kind].news],
      facts: lines.map(({ label, value }) => ({ label, value })),
      notes: footnotesOf(lines.flatMap(({ state }) => state ?? [])),
      action: { label: say.action, link: publicUrl },
      why: [
        ...(memberships.some(isOwn) ? [say.whyMember] : []),
        ...(capacities.has('CONTACT_POINT') ? [say.why.contactPoint] : []),
        ...(capacities.has('ORGANISER') ? [say.whyOrganiser] : []),
      ],
    };
  },
});

/** The recipient with what they speak for and organise today, as that decides what they may read. */
async function asViewer(reader: Reader, memberId: string): Promise<Viewer> {
  const held = await reader.one<Pick<Viewer, 'contactPointOf' | 'organisedNetworks'>>(
    sql`SELECT coalesce(array_agg(g.state) FILTER (WHERE g.role = 'CONTACT_POINT'), '{}') AS "contactPointOf",
         coalesce(array_agg(g.network_id) FILTER (WHERE g.role = 'ORGANISER' AND g.network_id IS NOT NULL), '{}')
           AS "organisedNetworks"
       FROM role_grant g WHERE g.member_id = ${memberId} AND ${grantInForce(sql`g`)}`,
  );
  return { ...anonymous('en'), roles: new Set(['ANYONE', 'MEMBER']), memberId, ...held };
}
