import { sql } from '../../../platform/index.js';
import { mail, prose } from '../mail.js';
import { NothingToTell } from '../undeliverable.js';

interface CodeFacts {
  attempt: string;
  kind: 'SIGN_UP' | 'MAIL';
  hasAccount: boolean;
  locale: string;
}

const english = {
  subject: { SIGN_UP: 'Confirm your address', MAIL: 'Your code to sign in', known: 'You have an account already' },
  signUp: prose(
    'Somebody signed up to Colloquy with this address.',
    'If it was you, type the code below in the browser where you began, or open the link there.',
    'Both work for a day.',
  ),
  signIn: prose(
    'Somebody wants to sign in to Colloquy with this address.',
    'If it was you, type the code below in the browser where you began, or open the link there.',
    'Both work for 15 minutes.',
  ),
  known: prose(
    'Somebody signed up to Colloquy with this address, which has an account already.',
    'If it was you, sign in; where you have forgotten the password, have a code sent to you there.',
  ),
  code: 'Code',
  notYou: 'If it was not you, you need not do anything. Never tell the code to anybody.',
  link: 'Open the link',
  signInPage: 'Sign in',
  why: 'You get this message because your address was given.',
};

const russian: typeof english = {
  subject: {
    SIGN_UP: 'Подтвердите адрес',
    MAIL: 'Код для входа',
    known: 'У вас уже есть учётная запись',
  },
  signUp: prose(
    'Кто-то зарегистрировался в Colloquy с этим адресом.',
    'Если это были вы, введите код ниже в том браузере, где вы начали, или откройте там ссылку.',
    'И код, и ссылка действуют сутки.',
  ),
  signIn: prose(
    'Кто-то хочет войти в Colloquy с этим адресом.',
    'Если это вы, введите код ниже в том браузере, где вы начали, или откройте там ссылку.',
    'И код, и ссылка действуют 15 минут.',
  ),
  known: prose(
    'Кто-то пытался зарегистрироваться в Colloquy с этим адресом, но у него уже есть учётная запись.',
    'Если это были вы, войдите в систему; если вы забыли пароль, там можно получить код по почте.',
  ),
  code: 'Код',
  notYou: 'Если это были не вы, ничего делать не нужно. Никому не сообщайте код.',
  link: 'Открыть ссылку',
  signInPage: 'Войти',
  why: 'Вы получили это сообщение, так как был указан ваш адрес.',
};

/** What finishes a sign-up or a sign-in that was begun in a browser. Who has no account is told nothing. */
export const accountCodeMail = mail<'account.code', CodeFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { attempt, locale } }) {
    const begun = await reader.maybeOne<{ kind: CodeFacts['kind']; hasAccount: boolean; isOpen: boolean }>(
      sql`SELECT t.kind, a.member_id IS NOT NULL AS "hasAccount",
           a.member_id IS NOT NULL AND a.disabled_at IS NULL AND m.erased_at IS NULL AND NOT a.is_demonstration
             AS "isOpen"
         FROM sign_in_attempt t LEFT JOIN member m ON m.email = t.email LEFT JOIN account a ON a.member_id = m.id
         WHERE t.id = ${attempt} AND t.expires_at > now() AND t.kind IN ('SIGN_UP', 'MAIL')`,
    );
    if (!begun) throw new NothingToTell('it is too late, or was finished');
    if (begun.kind === 'MAIL' && !begun.isOpen) throw new NothingToTell('nobody has the address');
    return { attempt, locale, ...begun };
  },

  localeOf: ({ locale }) => locale,

  body({ attempt, kind, hasAccount }, { codes, say, publicUrl }) {
    if (kind === 'SIGN_UP' && hasAccount) {
      return {
        subject: say.subject.known,
        news: [say.known],
        facts: [],
        notes: [say.notYou],
        action: { label: say.signInPage, link: `${publicUrl}/sign-in` },
        why: [say.why],
      };
    }
    return {
      subject: say.subject[kind],
      news: [kind === 'SIGN_UP' ? say.signUp : say.signIn],
      facts: [{ label: say.code, value: codes.codeOf(attempt) }],
      notes: [say.notYou],
      action: { label: say.link, link: codes.linkOf(kind, attempt) },
      why: [say.why],
    };
  },
});
