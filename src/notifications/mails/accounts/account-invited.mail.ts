import { sql } from '../../../platform/index.js';
import { mail, prose } from '../mail.js';
import { NothingToTell } from '../undeliverable.js';

const english = {
  subject: 'Your profile in Colloquy',
  news: prose(
    'A profile was entered for you in Colloquy, the working memory of the dialogue.',
    'By the link below it becomes your own: you then say who sees what of it, and register for events yourself.',
  ),
  notes: 'The link works once, for 14 days. Please do not pass it on.',
  action: 'Take over the profile',
  why: 'You get this message because somebody entered your address.',
};

const russian: typeof english = {
  subject: 'Ваш профиль в Colloquy',
  news: prose(
    'В Colloquy, рабочей памяти диалога, для вас создан профиль.',
    'По ссылке ниже он станет вашим: вы сами решаете, кто что в нём видит, и сами регистрируетесь на мероприятия.',
  ),
  notes: 'Ссылка действует один раз в течение 14 дней. Пожалуйста, никому её не пересылайте.',
  action: 'Получить профиль',
  why: 'Вы получили это сообщение, так как был указан ваш адрес.',
};

/** Invites somebody to take over the profile that others entered. */
export const accountInvitedMail = mail<'account.invited', { attempt: string }, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { attempt } }) {
    const open = await reader.maybeOne(
      sql`SELECT FROM sign_in_attempt WHERE id = ${attempt} AND kind = 'INVITATION' AND expires_at > now()`,
    );
    if (!open) throw new NothingToTell('it was taken up, or another one was sent');
    return { attempt };
  },

  body: ({ attempt }, { codes, say }) => ({
    subject: say.subject,
    news: [say.news],
    facts: [],
    notes: [say.notes],
    action: { label: say.action, link: codes.linkOf('INVITATION', attempt) },
    why: [say.why],
  }),
});
