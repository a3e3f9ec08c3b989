import { mail, prose } from '../mail.js';

interface AddressFacts {
  at: 'OLD' | 'NEW';
}

const english = {
  subject: 'The address of your account was changed',
  news: {
    OLD: prose(
      'Your account has another e-mail address now. You sign in with that one, and this one gets no more messages.',
      'Nobody can sign in with it any more.',
    ),
    NEW: 'Your account has this e-mail address now. From now on you sign in with it, and messages come here.',
  },
  notYou: 'If you did not ask for this, please write to the secretariat at once.',
  action: 'Open Colloquy',
  why: 'You get this message because it concerns the security of your account.',
};

const russian: typeof english = {
  subject: 'Адрес вашей учётной записи изменён',
  news: {
    OLD: prose(
      'У вашей учётной записи теперь другой адрес электронной почты. Входить следует с ним, а на этот адрес сообщения',
      'больше не приходят. Войти с этим адресом больше нельзя.',
    ),
    NEW: 'У вашей учётной записи теперь этот адрес электронной почты. Входите с ним; сообщения приходят сюда.',
  },
  notYou: 'Если вы об этом не просили, немедленно напишите в секретариат.',
  action: 'Открыть Colloquy',
  why: 'Вы получили это сообщение, так как оно касается безопасности вашей учётной записи.',
};

/** Tells somebody, at the old address and at the new one, that the account has another. */
export const addressChangedMail = mail<'address.changed', AddressFacts, typeof english>({
  texts: { en: english, ru: russian },

  read: (_, { facts }) => Promise.resolve(facts),

  body: ({ at }, { say, publicUrl }) => ({
    subject: say.subject,
    news: [say.news[at]],
    facts: [],
    notes: [say.notYou],
    action: { label: say.action, link: publicUrl },
    why: [say.why],
  }),
});
