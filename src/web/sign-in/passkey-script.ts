import { createHash } from 'node:crypto';

/**
 * What makes and shows passkeys in the browser: a form marked `data-passkey` asks the API what to begin with, has the
 * browser answer, and is then sent with that as any other form.
 */
export const passkeyScript = `
'use strict';
const kinds = {
  make: {
    mutation: 'beginPasskey',
    read: (options) => PublicKeyCredential.parseCreationOptionsFromJSON(options),
    ask: (publicKey) => navigator.credentials.create({ publicKey }),
  },
  show: {
    mutation: 'beginPasskeySignIn',
    read: (options) => PublicKeyCredential.parseRequestOptionsFromJSON(options),
    ask: (publicKey) => navigator.credentials.get({ publicKey }),
  },
};

async function answerTo({ mutation, read, ask }) {
  const reply = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation { begun: ' + mutation + ' }' }),
  });
  const { data, errors } = await reply.json();
  if (errors?.[0]?.extensions.code === 'FRESH_SIGN_IN_REQUIRED') {
    location.href = '/sign-in?to=' + encodeURIComponent(location.pathname);
    return null;
  }
  if (errors) throw new Error(errors[0].message);
  const credential = await ask(read(JSON.parse(data.begun)));
  return JSON.stringify(credential.toJSON());
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (typeof PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function') continue;
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fault = form.querySelector('[data-fault]');
    fault.hidden = true;
    try {
      const response = await answerTo(kinds[form.dataset.passkey]);
      if (response === null) return;
      form.elements.response.value = response;
      form.submit();
    } catch {
      fault.hidden = false;
    }
  });
}
`.trimStart();

const version = createHash('sha256').update(passkeyScript).digest('base64url').slice(0, 12);

/** Its address changes with its content, so that browsers may keep it. */
export const passkeyScriptAddress = `/assets/passkeys.js?v=${version}`;
