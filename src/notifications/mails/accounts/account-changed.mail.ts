import type { AccountChange } from '../../../accounts/index.js';
import { fact, mail, prose } from '../mail.js';

type Words = Record<AccountChange, { subject: string; news: string }>;

const english: { changes: Words; reason: string; notYou: string; action: string; why: string } = {
  changes: {
    PASSWORD: {
      subject: 'Your password was changed',
      news: 'The password of your account was changed. All other browsers were signed out.',
    },
    SECOND_FACTOR: {
      subject: 'A second factor was set up',
      news: 'An authenticator was set up for your account. All other browsers were signed out.',
    },
    RECOVERY_CODE: {
      subject: 'A recovery code was used',
      news: 'Somebody signed in to your account with one of its recovery codes. It cannot be used again.',
    },
    RESET_ASKED: {
      subject: 'Your second factor will be taken away',
      news: prose(
        'The secretariat was asked to take the second factor of your account away, which happens in 24 hours.',
        'If you did not ask for that, sign in with it and stop it on the page of your account.',
      ),
    },
    RESET_STOPPED: {
      subject: 'Your second factor stays',
      news: 'The second factor of your account was to be taken away, and that was stopped.',
    },
    RESET_DONE: {
      subject: 'Your second factor was taken away',
      news: 'Your account has no second factor any more. Please set one up when you sign in next.',
    },
    PASSKEY_ADDED: {
      subject: 'A passkey was added',
      news: 'A passkey was added to your account. All other browsers were signed out.',
    },
    PASSKEY_REMOVED: { subject: 'A passkey was removed', news: 'A passkey of your account was removed.' },
    PROVIDER_LINKED: {
      subject: 'Your organisation’s account was linked',
      news: 'Your account can now be signed in to with the account of your organisation.',
    },
    PROVIDER_UNLINKED: {
      subject: 'The account of your organisation is no longer linked',
      news: 'Your account can no longer be signed in to with an account of your organisation that was linked to it.',
    },
    ACCESS_TOKEN_ENDED: {
      subject: 'An access token was ended',
      news: 'An access token of your account was ended. Scripts that used it no longer act in your name.',
    },
    ACCESS_TOKEN: {
      subject: 'An access token was made',
      news: 'An access token was made for your account, with which a script can act in your name.',
    },
    GUESSED: {
      subject: 'Somebody guesses your password',
      news: prose(
        'Many wrong passwords were given for your account, from many places.',
        'You can go on signing in. If you use the password elsewhere too, please change it.',
      ),
    },
    CLOSED: { subject: 'Your account was closed', news: 'The secretariat closed your account.' },
    REOPENED: { subject: 'Your account is open again', news: 'The secretariat opened your account again.' },
    ADMITTED: {
      subject: 'You have been let in',
      news: 'Your account has been let in. You now see what the people of the dialogue see.',
    },
    REFUSED: { subject: 'You have not been let in', news: 'Your account has not been let in, and was closed.' },
  },
  reason: 'Reason',
  notYou: 'If you did not do this, please change your password at once and write to the secretariat.',
  action: 'Open Colloquy',
  why: 'You get this message because it concerns the security of your account.',
};

const russian: typeof english = {
  changes: {
    PASSWORD: {
      subject: 'Ваш пароль изменён',
      news: 'Пароль вашей учётной записи изменён. Во всех других браузерах выполнен выход.',
    },
    SECOND_FACTOR: {
      subject: 'Настроен второй фактор',
      news: 'Для вашей учётной записи настроено приложение-аутентификатор. Во всех других браузерах выполнен выход.',
    },
    RECOVERY_CODE: {
      subject: 'Использован код восстановления',
      news: 'В вашу учётную запись вошли с одним из кодов восстановления. Повторно его использовать нельзя.',
    },
    RESET_ASKED: {
      subject: 'Второй фактор будет отключён',
      news: prose(
        'Секретариат попросили отключить второй фактор вашей учётной записи; это произойдёт через 24 часа.',
        'Если вы об этом не просили, войдите с ним и отмените это на странице своей учётной записи.',
      ),
    },
    RESET_STOPPED: {
      subject: 'Второй фактор остаётся',
      news: 'Второй фактор вашей учётной записи собирались отключить, но это отменено.',
    },
    RESET_DONE: {
      subject: 'Второй фактор отключён',
      news: 'У вашей учётной записи больше нет второго фактора. Настройте его при следующем входе.',
    },
    PASSKEY_ADDED: {
      subject: 'Добавлен ключ доступа',
      news: 'К вашей учётной записи добавлен ключ доступа. Во всех других браузерах выполнен выход.',
    },
    PASSKEY_REMOVED: { subject: 'Удалён ключ доступа', news: 'Ключ доступа вашей учётной записи удалён.' },
    PROVIDER_LINKED: {
      subject: 'Привязана учётная запись вашей организации',
      news: 'Теперь можно входить с учётной записью вашей организации.',
    },
    PROVIDER_UNLINKED: {
      subject: 'Учётная запись организации отвязана',
      news: 'Войти с ранее привязанной учётной записью вашей организации больше нельзя.',
    },
    ACCESS_TOKEN_ENDED: {
      subject: 'Токен доступа отозван',
      news: 'Токен доступа вашей учётной записи отозван. Программы больше не могут действовать с ним от вашего имени.',
    },
    ACCESS_TOKEN: {
      subject: 'Создан токен доступа',
      news: 'Для вашей учётной записи создан токен доступа: с ним программа может действовать от вашего имени.',
    },
    GUESSED: {
      subject: 'Кто-то подбирает ваш пароль',
      news: prose(
        'Для вашей учётной записи из многих мест вводили неверные пароли.',
        'Вы можете входить как прежде. Если этот пароль используется и в других местах, смените его.',
      ),
    },
    CLOSED: { subject: 'Ваша учётная запись закрыта', news: 'Секретариат закрыл вашу учётную запись.' },
    REOPENED: { subject: 'Ваша учётная запись снова открыта', news: 'Секретариат снова открыл вашу учётную запись.' },
    ADMITTED: {
      subject: 'Доступ предоставлен',
      news: 'Доступ вашей учётной записи одобрен. Теперь вам видно то, что видят участники диалога.',
    },
    REFUSED: {
      subject: 'Доступ не предоставлен',
      news: 'Доступ вашей учётной записи не одобрен, и она закрыта.',
    },
  },
  reason: 'Причина',
  notYou: 'Если это были не вы, немедленно смените пароль и напишите в секретариат.',
  action: 'Открыть Colloquy',
  why: 'Вы получили это сообщение, так как оно касается безопасности вашей учётной записи.',
};

/** What somebody else did to the account: no sign that a stranger is in it. */
const byOthers: readonly AccountChange[] = ['CLOSED', 'REOPENED', 'ADMITTED', 'REFUSED', 'GUESSED', 'RESET_ASKED'];

interface ChangeFacts {
  change: AccountChange;
  reason: string | null;
}

/** Tells somebody what has happened to their account. */
export const accountChangedMail = mail<'account.changed', ChangeFacts, typeof english>({
  texts: { en: english, ru: russian },

  read: (_, { facts }) => Promise.resolve(facts),

  body: ({ change, reason }, { say, publicUrl }) => ({
    subject: say.changes[change].subject,
    news: [say.changes[change].news],
    facts: fact(say.reason, reason),
    notes: byOthers.includes(change) ? [] : [say.notYou],
    action: { label: say.action, link: publicUrl },
    why: [say.why],
  }),
});
