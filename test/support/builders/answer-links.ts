import { OutboxSender } from '../../../src/notifications/index.js';
import { newId } from '../../../src/platform/index.js';
import { AnswerTokens } from '../../../src/registrations/index.js';
import type { MailSink, Received } from '../harness/mail-sink.js';
import type { World } from '../harness/world.js';

/** Sends the latest mail of that kind to somebody about an event; answers it as it came. */
export async function mailed(
  world: World,
  sink: MailSink,
  { kind, event, member }: { kind: string; event: string; member: string },
): Promise<Received> {
  const [message] = await world.database.rows<{ id: string }>(
    `SELECT id FROM outbox_message WHERE kind = $1 AND facts ->> 'event' = $2 AND recipient_id = $3
     ORDER BY created_at DESC, id DESC LIMIT 1`,
    [kind, event, member],
  );
  if (!message) throw new Error(`Nobody has written ${kind}`);
  const before = sink.mails.length;
  await world.apps[0]!.get(OutboxSender).send(message.id);
  return (await sink.arrived(before + 1)).at(-1)!;
}

/** The token of a mail that asks somebody about a registration, or about the invitation of a state. */
export async function linkTo(
  world: World,
  member: string,
  about: { registration: string } | { invitation: string },
): Promise<string> {
  const kind = 'registration' in about ? 'registration.invited' : 'state.invited';
  const id = newId();
  await world.database.rows(
    `INSERT INTO outbox_message (id, kind, recipient_id, facts, message_id, sent_at)
     VALUES ($1::uuid, $2, $3, $4, $1::text, now())`,
    [id, kind, member, JSON.stringify(about)],
  );
  return world.apps[0]!.get(AnswerTokens).of(id);
}

/** The token of the one link to answer in a mail. */
export function tokenIn({ parsed }: Received): string {
  const links = [...parsed.text!.matchAll(/\/answer\/([\w-]+)/g)].map(([, token]) => token!);
  if (links.length !== 1) throw new Error(`${links.length} links in the mail: ${parsed.text}`);
  return links[0]!;
}
