import { oneLine, sql } from '../../platform/index.js';
import { fact, mail, prose } from './mail.js';
import { NothingToTell } from './undeliverable.js';

/** What became of a post that the reader entered. */
interface DecidedPost {
  title: string;
  /** Why it was refused, where that was said. */
  reason: string | null;
}

const english = {
  'post.confirmed': {
    subject: (title: string): string => `Your post is confirmed: ${title}`,
    news: prose(
      'The post that you entered in your profile is confirmed.',
      'From now on you register for events, and apply to networks, as it says.',
    ),
  },
  'post.refused': {
    subject: (title: string): string => `Your post is not confirmed: ${title}`,
    news: prose(
      'The post that you entered in your profile was not confirmed, and is no longer in it.',
      'If that is wrong, please turn to the contact point of your state, or to the secretariat.',
    ),
  },
  post: 'Post',
  reason: 'Reason',
  action: 'Open Colloquy',
  whyHolder: 'You get this message because you entered this post.',
};

const russian: typeof english = {
  'post.confirmed': {
    subject: (title) => `Ваша должность подтверждена: ${title}`,
    news: prose(
      'Должность, которую вы указали в своём профиле, подтверждена.',
      'Теперь вы регистрируетесь на мероприятия и подаёте заявки в сети в этом качестве.',
    ),
  },
  'post.refused': {
    subject: (title) => `Ваша должность не подтверждена: ${title}`,
    news: prose(
      'Должность, которую вы указали в своём профиле, не подтверждена и удалена из него.',
      'Если это ошибка, обратитесь к контактному лицу вашего государства или в секретариат.',
    ),
  },
  post: 'Должность',
  reason: 'Причина',
  action: 'Открыть Colloquy',
  whyHolder: 'Вы получили это сообщение, так как внесли эту должность.',
};

/** Tells the holder of a post whether it is confirmed. */
export const postMail = mail<'post.confirmed' | 'post.refused', DecidedPost, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts }) {
    if ('title' in facts) return facts;
    const post = await reader.maybeOne<{ title: string }>(
      sql`SELECT title FROM post WHERE id = ${facts.post} AND confirmed`,
    );
    if (!post) throw new NothingToTell('the post is gone, or another one by now');
    return { ...post, reason: null };
  },

  body({ title, reason }, { kind, say, publicUrl }) {
    const post = oneLine(title);
    return {
      subject: say[kind].subject(post),
      news: [say[kind].news],
      facts: [...fact(say.post, post), ...fact(say.reason, reason && oneLine(reason))],
      notes: [],
      action: { label: say.action, link: publicUrl },
      why: [say.whyHolder],
    };
  },
});
