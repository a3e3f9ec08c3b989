import { type Breach, told, writtenHead } from '../../audit/index.js';
import type { MailKinds } from '../../platform/index.js';
import { fact, mail, prose } from './mail.js';

const english = {
  subject: 'Audit trail: today’s head',
  fails: 'Audit trail: something does not fit',
  news: 'The audit trail was looked through, and is what was sealed.',
  breach: 'The audit trail was looked through, and is not what was sealed:',
  head: 'Head',
  keep: prose(
    'Please keep this mail. Whether the trail still leads to this head, and nothing was cut off or rewritten since, is',
    'found by: npm run audit:verify -- <head>',
  ),
  action: 'Open Colloquy',
  why: 'You get this message every day, as a member of the secretariat.',
};

const russian: typeof english = {
  subject: 'Журнал изменений: последняя печать за сегодня',
  fails: 'Журнал изменений: обнаружено несоответствие',
  news: 'Журнал изменений проверен и соответствует опечатанному.',
  breach: 'Журнал изменений проверен и не соответствует опечатанному:',
  head: 'Последняя печать',
  keep: prose(
    'Пожалуйста, сохраните это письмо. Ведёт ли журнал к этой печати и не было ли с тех пор что-либо отрезано или',
    'переписано, показывает команда: npm run audit:verify -- <печать>',
  ),
  action: 'Открыть Colloquy',
  why: 'Вы получаете это сообщение каждый день как сотрудник секретариата.',
};

/** Takes the head of the audit trail out of the database. */
export const auditHeadMail = mail<'audit.head', MailKinds['audit.head'], typeof english>({
  texts: { en: english, ru: russian },

  read: (_, { facts }) => Promise.resolve(facts),

  body({ head, breach }, { language, say, publicUrl }) {
    const inWords = (found: Breach): string => told(found)[language];
    return {
      subject: breach ? say.fails : say.subject,
      news: breach ? [say.breach, inWords(breach)] : [say.news],
      facts: fact(say.head, head && writtenHead(head)),
      notes: [say.keep],
      action: { label: say.action, link: publicUrl },
      why: [say.why],
    };
  },
});
