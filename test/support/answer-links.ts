import { OutboxSender } from '../../src/notifications/index.js';
import type { MailSink, Received } from './mail-sink.js';
import type { World } from './world.js';

/** Sends the latest mail of that kind to somebody about an event; answers it as it came. */
export async function mailed(
  world: World,
  sink: MailSink,
  { kind, event, member }: { kind: string; event: string; member: string },
): Promise<Received> {
  const [message] = await world.database.rows<{ id: string }>(
    `SELECT id FROM outbox_message WHERE kind = $1 AND facts ->> 'event' = $2 AND recipient_id = $3 ORDER BY created_at DESC, id DESC LIMIT 1`,
    [kind, event, member],
  );
  if (!message) throw new Error(`Nobody has written ${kind}`);
  const before = sink.mails.length;
  await world.apps[0]!.get(OutboxSender).send(message.id);
  return (await sink.arrived(before + 1)).at(-1)!;
}

/** The token of the one link to answer in a mail. */
export function tokenIn({ parsed }: Received): string {
  const links = [...parsed.text!.matchAll(/\/answer\/([\w-]+)/g)].map(([, token]) => token!);
  if (links.length !== 1) throw new Error(`${links.length} links in the mail: ${parsed.text}`);
  return links[0]!;
}
