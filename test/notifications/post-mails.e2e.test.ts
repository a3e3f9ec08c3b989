import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboxSender } from '../../src/notifications/index.js';
import { graphql } from '../../src/platform/index.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
let visitor: Visitor;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example' } });
  visitor = new Visitor(world);
});
beforeEach(() => {
  sink.mails.length = 0;
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

const updateProfile = graphql('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }');
const postsOf = graphql('query ($id: ID!) { member(id: $id) { posts { id title } } }');
const confirmPost = graphql(`
  mutation ($id: ID!, $accept: Boolean!, $reason: String) {
    confirmPost(id: $id, accept: $accept, reason: $reason) { id }
  }
`);

/** Somebody whose new post was decided on; answers the message that tells of it. */
async function decided(title: string, accept: boolean, locale = 'en'): Promise<{ message: string; email: string }> {
  const { id, email } = await visitor.newcomer(title, locale);
  await world.database.rows('UPDATE account SET locale = $2 WHERE member_id = $1', [id, locale]);
  await world.as({ email }).ask(updateProfile, { input: { post: { title, state: 'GE', from: '2025-01-01' } } });
  const { member } = await world.as('secretariat').ask(postsOf, { id });
  const post = member.posts!.find((held) => held.title === title)!;
  await world.as('contactPoint').ask(confirmPost, { id: post.id, accept, reason: 'Не знаем такого' });
  const [message] = await world.database.rows<{ id: string }>('SELECT id FROM outbox_message WHERE recipient_id = $1', [
    id,
  ]);
  return { message: message!.id, email };
}
const send = (id: string): Promise<void> => world.apps[0]!.get(OutboxSender).send(id);

describe('the mail about a post', () => {
  it('says that it is confirmed', async () => {
    const { message, email } = await decided('Counsellor "A" & <B>', true);
    await send(message);
    const [{ parsed, recipients }] = sink.mails as [(typeof sink.mails)[0]];
    expect(recipients).toEqual([email]);
    expect(parsed.subject).toBe('Your post is confirmed: Counsellor "A" & <B>');
    expect(parsed.text).toContain('The post that you entered in your profile is confirmed.');
  });

  it('says why it is not, in the language of the account', async () => {
    const { message } = await decided('Советник', false, 'ru');
    await send(message);
    const [{ parsed }] = sink.mails as [(typeof sink.mails)[0]];
    expect(parsed.subject).toBe('Ваша должность не подтверждена: Советник');
    expect(parsed.text).toContain('Не знаем такого');
  });

  it('is not sent where the post has become another meanwhile', async () => {
    const { message, email } = await decided('Attaché', true);
    await world.as({ email }).ask(updateProfile, { input: { posts: [] } });
    await send(message);
    expect(sink.mails).toEqual([]);
  });
});
